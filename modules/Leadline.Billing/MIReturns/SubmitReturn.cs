using Leadline.Billing.Contracts;
using Leadline.Billing.Copies;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Billing.MIReturns;

internal static class SubmitReturn
{
    private const int MostLines = 5_000;
    private const int LongestReference = 60;

    /// <param name="CallOffId">The call-off contract that was invoiced.</param>
    /// <param name="InvoiceReference">The supplier's own invoice number, at most 60 characters.</param>
    /// <param name="NetValue">The invoice's value net of VAT; negative for a credit note; never nought.</param>
    internal sealed record ReturnLineRequest(CallOffId CallOffId, string InvoiceReference, Money NetValue);

    /// <param name="FrameworkId">The framework agreement.</param>
    /// <param name="Month">The month of the invoices; it must be over.</param>
    /// <param name="Lines">One for each invoice; none for a nil return, which is due all the same. At most 5,000.</param>
    internal sealed record SubmitReturnRequest(FrameworkId FrameworkId, Month Month, IReadOnlyList<ReturnLineRequest> Lines)
    {
        internal IEnumerable<Fault> Faults()
        {
            if (Lines.Count > MostLines)
                yield return new Fault("/lines", "lines-too-many", $"A return made this way has at most {MostLines:N0} lines; this one has {Lines.Count:N0}.");
            foreach (var (i, line) in Lines.Index())
            {
                if (Text.Fault($"/lines/{i}/invoiceReference", line.InvoiceReference, LongestReference) is { } reference)
                    yield return reference;
                if (Amounts.Fault($"/lines/{i}/netValue", line.NetValue) is { } value)
                    yield return value;
                if (line.NetValue == Money.Zero)
                    yield return new Fault($"/lines/{i}/netValue/pence", "value-nought", "An invoice of nought is not reported.");
            }
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        internal void MapSubmitReturn() => routes.MapPost("/mi-returns", Handle)
            .WithName(nameof(SubmitReturn)).WithSummary("Report what was invoiced under a framework agreement in a month; a return without lines is a nil return")
            .Refuses(400, 404, 409)
            .MayBeCalledBy(Role.SupplierFinance);
    }

    internal static async Task<Results<Created<ReturnView>, ProblemHttpResult>> Handle(
        SubmitReturnRequest request, Caller caller, BillingDbContext db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        if (request.Faults().ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (await db.FrameworkAsync<FrameworkTerms>(request.FrameworkId, request.Month.Last, stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (RefuseMonth(request.Month, framework.Terms, clock.Today()) is { } refusal)
            return refusal.AsConflict();
        var supplier = caller.OwnOrganisation;
        var contracts = await db.ContractAccounts.AsNoTracking()
            .Where(a => a.FrameworkId == request.FrameworkId && a.Supplier == supplier).ToDictionaryAsync(a => a.Id, stop);
        if (contracts.Count == 0)
            return new Refusal("nothing-to-report-on", "You have signed no call-off under this framework agreement, so no return is due.").AsConflict();
        if (RefuseLines(request, contracts, await ReportedBeforeAsync(request, contracts.Values, db, stop)) is { Count: > 0 } wrong)
            return Problems.Invalid(wrong);
        if (await RefuseRepeatsAsync(request, supplier, db, stop) is { Count: > 0 } repeated)
            return Problems.Invalid(repeated);
        if (await db.Returns.AnyAsync(r => r.FrameworkId == request.FrameworkId && r.Supplier == supplier && r.Month == request.Month, stop))
            return new Refusal("return-already-made", $"Your return for {request.Month} is made already.", "/month").AsConflict();

        var made = new MIReturn(MIReturnId.New(), framework.Id, framework.Version, supplier, request.Month,
            MIReturn.RateOf(framework.Terms.Charge), clock.GetUtcNow());
        foreach (var line in request.Lines)
            made.Report(line.CallOffId, line.InvoiceReference.Trim(), line.NetValue);
        db.Add(made);
        db.Announce(new SpendReported(made.Id.Value, made.FrameworkId, supplier, made.Month,
            [.. made.Lines.GroupBy(l => l.CallOffId).Select(g => new CallOffSpend(g.Key, contracts[g.Key].Reference, new Money(g.Sum(l => l.NetValue.Pence))))]));
        db.Record(caller, "submit-mi-return", made.Id.Value, $"{framework.Terms.Reference} {request.Month}: {made.Lines.Count} lines, {made.NetTotal}, charge {made.ChargeTotal}");
        await db.SaveChangesAsync(stop);
        http.SendTag(db.VersionOf(made));
        return TypedResults.Created($"/api/v1/mi-returns/{made.Id.Value}", ReturnView.Of(made));
    }

    private static Refusal? RefuseMonth(Month month, FrameworkTerms terms, DateOnly today)
    {
        if (month.Last >= today)
            return new Refusal("month-not-over", $"{month} is not over; report it from {month.Last.AddDays(1):O} on.", "/month");
        return month.Last < terms.Term.From
            ? new Refusal("month-before-framework", $"{terms.Reference} began on {terms.Term.From:O}.", "/month")
            : null;
    }

    // An invoice is charged once, in the month of its date. Its credit note may bear the same number.
    private static async Task<List<Fault>> RefuseRepeatsAsync(SubmitReturnRequest request, OrganisationId supplier, BillingDbContext db, CancellationToken stop)
    {
        var references = request.Lines.Select(l => l.InvoiceReference.Trim()).Distinct().ToList();
        var earlier = (await db.Returns.AsNoTracking().Where(r => r.FrameworkId == request.FrameworkId && r.Supplier == supplier && r.Month != request.Month)
                .SelectMany(r => r.Lines, (r, l) => new { r.Month, l.CallOffId, l.InvoiceReference, l.NetValue })
                .Where(l => references.Contains(l.InvoiceReference)).ToListAsync(stop))
            .Where(l => l.NetValue > Money.Zero).ToLookup(l => (l.CallOffId, l.InvoiceReference), l => l.Month);
        return [.. request.Lines.Index()
            .Where(l => l.Item.NetValue > Money.Zero && earlier[(l.Item.CallOffId, l.Item.InvoiceReference.Trim())].Any())
            .Select(l => new Fault($"/lines/{l.Index}/invoiceReference", "invoice-reported",
                $"Invoice {l.Item.InvoiceReference.Trim()} was reported for {earlier[(l.Item.CallOffId, l.Item.InvoiceReference.Trim())].First()}, and is charged once."))];
    }

    // Who reported the month already, of those in whose place the supplier stands: what they reported on is not reported twice.
    private static async Task<HashSet<OrganisationId>> ReportedBeforeAsync(
        SubmitReturnRequest request, IEnumerable<ContractAccount> contracts, BillingDbContext db, CancellationToken stop)
    {
        var former = contracts.SelectMany(c => c.FormerSuppliers).Select(f => f.Supplier).Distinct().ToList();
        if (former.Count == 0)
            return [];
        return await db.Returns.AsNoTracking()
            .Where(r => r.FrameworkId == request.FrameworkId && r.Month == request.Month && former.Contains(r.Supplier))
            .Select(r => r.Supplier).ToHashSetAsync(stop);
    }

    private static List<Fault> RefuseLines(
        SubmitReturnRequest request, Dictionary<CallOffId, ContractAccount> contracts, HashSet<OrganisationId> reportedBefore)
    {
        var faults = new List<Fault>();
        var seen = new HashSet<(CallOffId, string)>();
        foreach (var (i, line) in request.Lines.Index())
        {
            if (!contracts.TryGetValue(line.CallOffId, out var contract))
                faults.Add(new Fault($"/lines/{i}/callOffId", "contract-unknown", "This is no call-off contract of yours under this framework agreement."));
            else if (request.Month.Last < contract.StartsOn)
                faults.Add(new Fault($"/lines/{i}/callOffId", "contract-not-begun", $"{contract.Reference} begins on {contract.StartsOn:O}, after this month."));
            else if (contract.FormerSuppliers.Exists(f => reportedBefore.Contains(f.Supplier)))
                faults.Add(new Fault($"/lines/{i}/callOffId", "contract-reported", $"The predecessor has reported on {contract.Reference} for {request.Month} already."));
            if (!seen.Add((line.CallOffId, line.InvoiceReference.Trim())))
                faults.Add(new Fault($"/lines/{i}/invoiceReference", "invoice-twice", $"Invoice {line.InvoiceReference.Trim()} stands in this return already."));
        }

        return faults;
    }
}
