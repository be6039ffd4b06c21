using Leadline.Lots.Copies;
using Leadline.Lots.Drafts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Scopes;
using Leadline.Lots.Successions;
using Leadline.Lots.Variations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.Lots.Proposals;

/// <summary>What came of a step.</summary>
/// <param name="Messages">What others are to be told.</param>
/// <param name="Framework">The agreement; null where the step is before there is one.</param>
/// <param name="Scope">The draft scope, where one was published or withdrawn.</param>
internal sealed record StepTaken(IReadOnlyList<object> Messages, FrameworkAgreement? Framework, DraftScope? Scope = null);

/// <summary>A proposal with what it is about, as it all stands now.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Framework">The agreement; null before there is one.</param>
/// <param name="Draft">The draft to be published; null for other steps.</param>
/// <param name="Scope">The draft scope that was published, or is to be withdrawn.</param>
/// <param name="Today">The day on which it is looked at.</param>
internal sealed record ProposedStep(FrameworkProposal Proposal, FrameworkAgreement? Framework, FrameworkDraft? Draft, DraftScope? Scope, DateOnly Today)
{
    /// <summary>What has changed since it was proposed.</summary>
    internal Refusal? Stale => Proposal.StaleBecause(Framework, Draft, Today);

    /// <summary>What it is about, in a word or two.</summary>
    internal string Subject => Framework?.Reference ?? Draft?.Title ?? Scope?.Title ?? "";

    /// <summary>The proposal, if it is the caller's authority's: of an agreement, if the caller runs that today.</summary>
    internal static async Task<ProposedStep?> FindAsync(LotsDbContext db, Guid id, Caller caller, CancellationToken stop)
    {
        if (await db.Proposals.FindAsync([new FrameworkProposalId(id)], stop) is not { } proposal)
            return null;
        var draft = proposal.DraftId is { } drafted ? await db.Drafts.FindAsync([drafted], stop) : null;
        var scope = proposal.ScopeId is { } published ? await db.Scopes.FindAsync([published], stop) : null;
        // What was the scope of a new agreement may be of one that is there by now.
        var of = proposal.FrameworkId ?? (scope is null ? null : (await db.Drafts.FindAsync([scope.DraftId], stop))?.FrameworkId);
        var framework = of is { } known ? await db.Frameworks.FindAsync([known], stop) : null;
        return await db.SpeaksForAsync(caller, framework?.AuthorityOn(db.Today) ?? proposal.Authority, stop) ? new ProposedStep(proposal, framework, draft, scope, db.Today) : null;
    }

    /// <summary>Why the caller has nothing to do with it, where it belongs to whoever sells under the agreement; null where it has.</summary>
    internal async Task<Refusal?> RefuseInterestAsync(LotsDbContext db, Caller caller, CancellationToken stop) =>
        Framework is null ? null : await db.RefuseInterestAsync(caller, Framework.Id, lots: null, stop);

    /// <summary>Why nobody could confirm it now; null where somebody could.</summary>
    internal async Task<Refusal?> RefuseNowAsync(LotsDbContext db, DateOnly today, CancellationToken stop)
    {
        if (Stale is { } stale)
            return stale;
        switch (Proposal.Step)
        {
            case FrameworkStep.ScopePublication:
                return await db.RefuseScopeAsync(Draft!, Framework, Proposal.EffectiveFrom!.Value, Proposal.CommentsUntil!.Value, today, stop);
            case FrameworkStep.ScopeWithdrawal:
                return ScopeRules.RefuseWithdrawal(Scope!, Framework);
            case FrameworkStep.Succession:
                return await db.RefuseSuccessionAsync(Framework!, Proposal.Succession!, today, stop);
            case FrameworkStep.Publication:
                return FrameworkDocument.Read(Draft!.Bytes).Document is { } document
                    ? await db.RefusePublicationAsync(Framework, document, Draft.Authority, Proposal.EffectiveFrom, today, stop)
                        ?? VariationRules.Refuse(Framework, document.Terms, Proposal.Variation, Proposal.EffectiveFrom, today)
                    : new Refusal("document-faulty", "The draft has faults by the rules of today; see its preview.");
            default:
                return LifeOfFramework.Refuse(Framework!, Proposal.Step, Proposal.Grounds, today);
        }
    }

    /// <summary>Takes the step.</summary>
    internal async Task<Outcome<StepTaken>> TakeAsync(LotsDbContext db, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        if (await RefuseNowAsync(db, today, stop) is { } refusal)
            return refusal;
        switch (Proposal.Step)
        {
            case FrameworkStep.ScopePublication:
                return new StepTaken([], Framework, PublishScope(db, now));
            case FrameworkStep.ScopeWithdrawal:
                Scope!.Withdraw(Proposal.Reason, now);
                return new StepTaken([], Framework, Scope);
            case FrameworkStep.Succession:
                db.Add(FrameworkSuccession.Offer(Framework!, Proposal, now));
                return new StepTaken([], Framework);
            case FrameworkStep.Publication:
                return Publish(db, today, now);
            default:
                var outcome = Framework!.Take(Proposal.Step, Proposal.Grounds, today, now);
                return outcome.Value is { } messages ? new StepTaken(messages, Framework) : outcome.Refusal!;
        }
    }

    private DraftScope PublishScope(LotsDbContext db, DateTimeOffset now) => db.Add(new DraftScope(
        DraftScopeId.New(), Framework?.AuthorityOn(db.Today) ?? Draft!.Authority, Draft!.Id, Draft.Title, Draft.Text, Proposal.EffectiveFrom!.Value, Proposal.CommentsUntil!.Value, now)).Entity;

    private Outcome<StepTaken> Publish(LotsDbContext db, DateOnly today, DateTimeOffset now)
    {
        var document = FrameworkDocument.Read(Draft!.Bytes).Document!;
        var framework = Framework ?? db.Add(new FrameworkAgreement(FrameworkId.New(), document.Terms.Reference)).Entity;
        var variation = Proposal.Variation is { } stated ? VariationRules.Told(framework, document.Terms, stated, Proposal.Reason, today) : null;
        var outcome = framework.Publish(document, Framework is null ? document.Terms.Term.From : framework.FromOrNext(Proposal.EffectiveFrom, today), now, variation);
        if (outcome.Value is not { } published)
            return outcome.Refusal!;
        Draft.Become(framework.Id);
        return new StepTaken([published], framework);
    }
}
