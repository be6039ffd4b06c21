using Leadline.Lots.Drafts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.Lots.Proposals;

/// <summary>A proposal with what it is about, as both stand now.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Framework">The agreement; null while its first document is proposed.</param>
/// <param name="Draft">The draft to be published; null for other steps.</param>
internal sealed record ProposedStep(FrameworkProposal Proposal, FrameworkAgreement? Framework, FrameworkDraft? Draft)
{
    /// <summary>What has changed since it was proposed.</summary>
    internal Refusal? Stale => Proposal.StaleBecause(Framework, Draft);

    /// <summary>The proposal, if it is the caller's authority's.</summary>
    internal static async Task<ProposedStep?> FindAsync(LotsDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        if (await db.Proposals.FindAsync([new FrameworkProposalId(id)], stop) is not { } proposal || !await db.SpeaksForAsync(caller, proposal.Authority, stop))
            return null;
        var framework = proposal.FrameworkId is { } known ? await db.Frameworks.FindAsync([known], stop) : null;
        var draft = proposal.DraftId is { } drafted ? await db.Drafts.FindAsync([drafted], stop) : null;
        return new ProposedStep(proposal, framework, draft);
    }

    /// <summary>Why nobody could confirm it now; null where somebody could.</summary>
    internal async Task<Refusal?> RefuseNowAsync(LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        if (Stale is { } stale)
            return stale;
        if (Draft is null)
            return LifeOfFramework.Refuse(Framework!, Proposal.Step, Proposal.Grounds, today);
        return FrameworkDocument.Read(Draft.Bytes).Document is { } document
            ? await db.RefusePublicationAsync(Framework, document, Draft.Authority, Proposal.EffectiveFrom, today, stop)
            : new Refusal("document-faulty", "The draft has faults by the rules of today; see its preview.");
    }

    /// <summary>Takes the step, and says what others are to be told.</summary>
    internal async Task<Outcome<IReadOnlyList<object>>> TakeAsync(LotsDbContext db, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        if (await RefuseNowAsync(db, today, stop) is { } refusal)
            return refusal;
        return Draft is null ? Framework!.Take(Proposal.Step, Proposal.Grounds, today, now) : Publish(db, today, now);
    }

    private Outcome<IReadOnlyList<object>> Publish(LotsDbContext db, DateOnly today, DateTimeOffset now)
    {
        var document = FrameworkDocument.Read(Draft!.Bytes).Document!;
        var framework = Framework ?? db.Add(new FrameworkAgreement(FrameworkId.New(), document.Terms.Reference, document.Terms.Authority)).Entity;
        var outcome = framework.Publish(document, Framework is null ? document.Terms.Term.From : Proposal.EffectiveFrom ?? today, now);
        if (outcome.Value is not { } published)
            return outcome.Refusal!;
        Draft.Become(framework.Id);
        return new Outcome<IReadOnlyList<object>>([published]);
    }
}
