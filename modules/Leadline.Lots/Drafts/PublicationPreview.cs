using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Comparing;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Successions;
using Leadline.Lots.Variations;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Drafts;

/// <summary>What would come of publishing a draft today: whoever proposes it and whoever confirms it see the same.</summary>
/// <param name="Faults">Every fault of the text, each with its line; empty where it is in order.</param>
/// <param name="Terms">What it says, where it is in order.</param>
/// <param name="Sha256">Of the text.</param>
/// <param name="ComparedWith">The latest version, which it is compared with; null for a new agreement.</param>
/// <param name="Changes">What changes, value by value.</param>
/// <param name="Touched">Lots and service lines that come and go.</param>
/// <param name="Varied">What changes of the terms that suppliers of a live agreement are bound by, so that each is to accept it; empty where nothing does.</param>
/// <param name="Refusal">Why it could not be published today although it is in order; null where it could.</param>
internal sealed record PublicationPreview(
    IReadOnlyList<Fault> Faults, FrameworkTerms? Terms, string Sha256, int? ComparedWith, IReadOnlyList<DocumentChange> Changes, PartsTouched Touched,
    IReadOnlyList<string> Varied, Refusal? Refusal)
{
    /// <summary>Whether it can be proposed.</summary>
    internal bool InOrder => Faults.Count == 0 && Refusal is null;

    internal static async Task<PublicationPreview> OfAsync(
        FrameworkDraft draft, DateOnly? effectiveFrom, LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        var framework = draft.FrameworkId is { } id ? await db.Frameworks.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop) : null;
        var reading = FrameworkDocument.Read(draft.Bytes);
        var before = framework?.Latest; // what it would take the place of, in force already or not
        var changes = before is null ? [] : DocumentComparison.Of(before.Document, draft.Text);
        if (reading.Document is not { } document)
            return new(reading.AsFaults(), null, draft.Sha256, before?.Number, changes, PartsTouched.None, [], null);
        var touched = before is null ? PartsTouched.None : PartsTouched.Between(FrameworkVersion.Read(before.Terms), document.Terms);
        var refusal = await db.RefusePublicationAsync(framework, document, draft.Authority, effectiveFrom, today, stop);
        return new([], document.Terms, draft.Sha256, before?.Number, changes, touched, VariationRules.Owed(framework, document.Terms, today), refusal);
    }
}

internal static class Publications
{
    /// <summary>Why a document can't be published now, for a new agreement where there is none; null where it can.</summary>
    internal static async Task<Refusal?> RefusePublicationAsync(
        this LotsDbContext db, FrameworkAgreement? framework, FrameworkDocument document, OrganisationReference authority, DateOnly? effectiveFrom,
        DateOnly today, CancellationToken stop)
    {
        if (framework is not null)
            return effectiveFrom < today
                ? new Refusal("version-backdated", "A version is in force from today or later: what was done under the earlier one stands.", "/effectiveFrom")
                : SuccessionRules.RefuseVersion(framework, today) ?? PublicationRules.Refuse(framework, document, framework.FromOrNext(effectiveFrom, today));
        if (effectiveFrom is not null)
            return new Refusal("first-from-term", $"A first version begins with its term, on {document.Terms.Term.From:O}; only a later one begins on a day that is named.", "/effectiveFrom");
        if (document.Terms.Authority != authority)
            return new Refusal("not-the-authority", $"Only {document.Terms.Authority} itself publishes an agreement in its name.", "/authority");
        return await db.Frameworks.AnyAsync(f => f.Reference == document.Terms.Reference, stop)
            ? new Refusal("framework-known", $"{document.Terms.Reference} is published already; publish a new version of it.", "/reference")
            : null;
    }

    /// <summary>The faults as the API tells them.</summary>
    internal static IReadOnlyList<Fault> AsFaults(this DocumentReading reading) =>
        [.. reading.Faults.Select(f => new Fault(f.Path, f.Code, f.Message, f.Line, f.Column, f.Source))];
}
