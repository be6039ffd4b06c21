namespace Leadline.Cli.Rehearsals;

internal sealed partial class Actors
{
    public async Task<string> ReportAsync(ReturnPart part, CancellationToken stop)
    {
        var supplier = await ActorAsync(part.Supplier, stop);
        var made = await supplier.Returns.PostAsync("/mi-returns", new
        {
            frameworkId = _framework,
            month = part.Month.ToString(),
            lines = part.Lines.Select(l => new { callOffId = Named(l.Competition), invoiceReference = l.Invoice, netValue = Pounds(l.Net) }).ToList(),
        }, null, stop);
        _returns[part] = made.Id;
        return made.Body.GetProperty("isNil").GetBoolean()
            ? $"{supplier.Name} makes a nil return for {part.Month}"
            : $"{supplier.Name} reports {Money(made.Pence("netTotal"))} for {part.Month}; the management charge is {Money(made.Pence("chargeTotal"))}";
    }

    public async Task<string> InvoiceAsync(ReturnPart part, CancellationToken stop)
    {
        var authority = await ActorAsync(Authority, stop);
        var invoice = await authority.Api.PostAsync("/invoices", new { returnId = _returns[part] }, null, stop);
        _invoices[part] = invoice.Id;
        return $"{authority.Name} invoices {Money(invoice.Pence("gross"))} to {(await ActorAsync(part.Supplier, stop)).Name}: {invoice.Text("number")}, due {invoice.Text("dueOn")}";
    }

    public async Task<string> PayAsync(ReturnPart part, PaymentPart payment, CancellationToken stop)
    {
        var authority = await ActorAsync(Authority, stop);
        var supplier = await ActorAsync(part.Supplier, stop);
        var invoice = await authority.Api.GetAsync($"/invoices/{_invoices[part]}", stop);
        var amount = payment.Amount ?? invoice.Pence("outstanding") / 100m;
        await authority.Api.PostAsync($"/invoices/{_invoices[part]}/payments",
            new { amount = Pounds(amount), receivedOn = Day(payment.At), reference = payment.Reference }, invoice.Tag, stop);
        var balance = await supplier.Api.GetAsync($"/frameworks/{_framework}/balances/{supplier.Id}", stop);
        return $"{supplier.Name} pays {Money((long)(amount * 100m))} on {invoice.Text("number")}; it owes {Money(balance.Pence("owed"))} in all";
    }

    /// <summary>What each supplier that was invoiced owes at the end of the story.</summary>
    public async Task<IReadOnlyList<(string Supplier, long Pence)>> BalancesAsync(CancellationToken stop)
    {
        var balances = new List<(string, long)>();
        foreach (var reference in recipe.Returns.Where(_returns.ContainsKey).Select(r => r.Supplier).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var supplier = await ActorAsync(reference, stop);
            balances.Add((supplier.Name, (await supplier.Api.GetAsync($"/frameworks/{_framework}/balances/{supplier.Id}", stop)).Pence("owed")));
        }

        return balances;
    }

    // The call-off that came of a competition or of a direct award.
    private Guid Named(string name) => _competitions.Where(c => c.Key.Name == name).Select(c => c.Value.Id)
        .Concat(_awards.Where(a => a.Key.Name == name).Select(a => a.Value.Id)).First();
}
