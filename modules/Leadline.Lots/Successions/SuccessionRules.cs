using Leadline.Lots.Frameworks;
using Leadline.Lots.FrameworkDocuments.Editing;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Successions;

/// <summary>
/// When a framework agreement may move to another authority. Asked when that is proposed, when it is confirmed, and again when the successor accepts.
/// </summary>
internal static class SuccessionRules
{
    /// <summary>Why it can't be offered so; null where it can.</summary>
    internal static async Task<Refusal?> RefuseSuccessionAsync(
        this LotsDbContext db, FrameworkAgreement framework, SuccessionTerms terms, DateOnly today, CancellationToken stop) =>
        await db.Successions.AnyAsync(s => s.FrameworkId == framework.Id && s.State == SuccessionState.Offered, stop)
            ? new Refusal("succession-open", $"A succession of {framework.Reference} is offered already. Withdraw that first, or wait for the answer.")
            : await db.RefuseAsync(framework, terms, today, stop);

    /// <summary>Why an offer can't be accepted as things are now; null where it can.</summary>
    internal static async Task<Refusal?> RefuseAcceptanceAsync(
        this LotsDbContext db, FrameworkSuccession succession, FrameworkAgreement framework, DateOnly today, CancellationToken stop) =>
        succession.RefuseUnlessOffered() ?? RefuseStale(succession, framework, today)
            ?? await db.RefuseAsync(framework, succession.Terms, today, stop);

    private static async Task<Refusal?> RefuseAsync(this LotsDbContext db, FrameworkAgreement framework, SuccessionTerms terms, DateOnly today, CancellationToken stop)
    {
        var successor = await db.SuccessorAsync(terms, stop);
        if (Refuse(framework, terms, successor, today) is { } refusal)
            return refusal;
        return await db.HoldsOrSeeksAsync(successor!.Id, framework.Id, stop)
            ? new Refusal("own-framework", $"{successor.Name} holds or seeks a place on {framework.Reference}, so it can't run it.", "/successor")
            : null;
    }

    /// <param name="framework">The agreement.</param>
    /// <param name="terms">To whom it is to go, and when.</param>
    /// <param name="successor">What is known of that organisation; null where nothing is.</param>
    /// <param name="today">Today.</param>
    internal static Refusal? Refuse(FrameworkAgreement framework, SuccessionTerms terms, OrganisationCopy? successor, DateOnly today)
    {
        if (framework.State == FrameworkState.Ended)
            return new Refusal("framework-ended", $"{framework.Reference} has ended: there is nothing left to run.");
        if (framework.NextAuthority(today) is { } next)
            return new Refusal("succession-agreed", $"{next.Authority} runs {framework.Reference} from {next.From:O}. What comes after that is for {next.Authority} to propose then.");
        return RefuseDay(framework, terms.FirstDay, today) ?? RefuseSuccessor(framework, terms, successor, today)
            ?? DocumentOfSuccessor.Of(framework.Latest.Document, terms.Successor).Unfit;
    }

    /// <summary>Why no version is published now: one that moves the agreement is, and its day is yet to come. Null where none is.</summary>
    internal static Refusal? RefuseVersion(FrameworkAgreement framework, DateOnly today) => framework.NextAuthority(today) is { } next
        ? new Refusal("succession-agreed",
            $"{next.Authority} runs {framework.Reference} from {next.From:O}, and the version published last says so. A later version would bind {next.Authority}, which publishes it from that day on.")
        : null;

    private static Refusal? RefuseDay(FrameworkAgreement framework, DateOnly firstDay, DateOnly today)
    {
        if (firstDay < today)
            return new Refusal("first-day-passed", $"The successor's first day, {firstDay:O}, has passed: what was done since stands as done by the present authority. Name today or a later day.", "/firstDay");
        return firstDay < framework.Latest.EffectiveFrom
            ? new Refusal("version-later", $"Version {framework.Latest.Number} is in force from {framework.Latest.EffectiveFrom:O}; a later one can't begin before it. Name that day or a later one.", "/firstDay")
            : null;
    }

    private static Refusal? RefuseSuccessor(FrameworkAgreement framework, SuccessionTerms terms, OrganisationCopy? successor, DateOnly today)
    {
        if (terms.Successor == framework.AuthorityOn(today))
            return new Refusal("successor-same", $"{terms.Successor} runs {framework.Reference} already.", "/successor");
        if (successor is null)
            return new Refusal("successor-unknown", $"No organisation {terms.Successor} is known here. It is registered first.", "/successor");
        if (successor.Kind != OrganisationKinds.Authority)
            return new Refusal("successor-no-authority", $"{successor.Name} is no framework authority, so nobody of it could run an agreement.", "/successor");
        return successor.IsOpenOn(terms.FirstDay)
            ? null
            : new Refusal("successor-not-open", $"{successor.Name} is not open on {terms.FirstDay:O}.", "/successor");
    }

    private static Refusal? RefuseStale(FrameworkSuccession succession, FrameworkAgreement framework, DateOnly today)
    {
        if (succession.FirstDay < today)
            return new Refusal("first-day-passed", $"The first day, {succession.FirstDay:O}, has passed without an answer. {succession.Predecessor} withdraws this, and proposes it anew for a later day.");
        return framework.Latest.Number != succession.SeenVersion
            ? new Refusal("succession-stale",
                $"{framework.Reference} was at version {succession.SeenVersion} when it was offered, and now is at {framework.Latest.Number}. {succession.Predecessor} withdraws this, and proposes it anew.")
            : null;
    }

    private static Task<OrganisationCopy?> SuccessorAsync(this LotsDbContext db, SuccessionTerms terms, CancellationToken stop) =>
        db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Reference == terms.Successor, stop);
}
