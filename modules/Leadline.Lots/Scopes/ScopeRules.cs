using Leadline.Lots.Drafts;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Scopes;

/// <summary>When a draft may be published for comment, and that be undone.</summary>
internal static class ScopeRules
{
    /// <summary>The longest time for comments: beyond it a slip of the pen is likelier than patience.</summary>
    internal const int LongestDays = 366;

    internal static async Task<Refusal?> RefuseScopeAsync(
        this LotsDbContext db, FrameworkDraft draft, FrameworkAgreement? framework, DateOnly from, DateOnly until, DateOnly today, CancellationToken stop)
    {
        if (until < today)
            return new Refusal("comments-over", $"Nobody could comment: the last day, {until:O}, has passed.", "/commentsUntil");
        if (until < from || until.DayNumber - from.DayNumber > LongestDays)
            return new Refusal("comments-order", $"Comments are taken from a first day to a last, at most {LongestDays} days later.", "/commentsUntil");
        if (string.IsNullOrWhiteSpace(draft.Text))
            return new Refusal("draft-empty", "There is nothing to comment on: the draft has no text.");
        if (await db.Scopes.AnyAsync(s => s.DraftId == draft.Id && s.WithdrawnAt == null, stop))
            return new Refusal("scope-published", "This draft is published for comment already; withdraw that first.");
        return RefuseOnceTendered(framework);
    }

    internal static Refusal? RefuseWithdrawal(DraftScope scope, FrameworkAgreement? framework) => scope.WithdrawnAt is not null
        ? new Refusal("scope-withdrawn", $"{scope.Title} was withdrawn already.")
        : RefuseOnceTendered(framework);

    private static Refusal? RefuseOnceTendered(FrameworkAgreement? framework) => framework is null or { State: FrameworkState.Published }
        ? null
        : new Refusal("tender-begun", $"Suppliers tender, or have tendered, for {framework.Reference} by what was consulted on; a draft scope is published, and withdrawn, before that.");
}
