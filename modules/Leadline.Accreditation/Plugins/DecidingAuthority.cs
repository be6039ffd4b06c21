using Leadline.Lots.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Plugins;

/// <summary>Who decides on a plugin, and whether its publisher may offer what it declares.</summary>
internal static class DecidingAuthority
{
    /// <summary>What those take turns by who publish what an authority decides on, and what passes it on when an agreement moves to another.</summary>
    internal const string Turn = "deciding authorities";

    /// <summary>What is published while an agreement moves is published anew, for the authority that runs it then.</summary>
    internal static readonly Refusal Moved = new("authority-moved", "The framework agreement has moved to another authority meanwhile, which decides on this. Publish it again.");

    /// <summary>The authority of the framework agreements that a package is for, or why there is none.</summary>
    /// <param name="db">The module's store.</param>
    /// <param name="declared">What the package says of itself.</param>
    /// <param name="day">Today, in UK local time.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<Outcome<Decider>> DeciderAsync(this AccreditationDbContext db, PackageDeclaration declared, DateOnly day, CancellationToken stop)
    {
        var known = await db.KnownFrameworksAsync(day, stop);
        var authorities = known.Select(f => f.Terms.Authority).Distinct().ToList();
        if (declared.ExtensionPoints.Select(e => ExtensionPoints.Find(e.Name)).FirstOrDefault(p => p?.Publisher == PluginPublisher.Authority) is { } own
            && !authorities.Contains(declared.Publisher))
            return new Refusal("not-for-suppliers", $"Plugins for {own} are published by an authority alone.");
        if (declared.Lots.Select(lot => Unknown(lot, known, "manifest")).FirstOrDefault(u => u is not null) is { } unknown)
            return unknown;
        var concerned = declared.Lots.Count > 0
            ? [.. known.Where(f => declared.Lots.Any(l => l.Framework == f.Terms.Reference)).Select(f => f.Terms.Authority).Distinct()]
            : authorities.Contains(declared.Publisher) ? [declared.Publisher] : authorities;
        return concerned is [var only]
            ? new Decider(only)
            : new Refusal("authority-unclear", concerned.Count == 0
                ? "There is no framework agreement yet whose authority could decide on it."
                : $"Several authorities would decide on it ({string.Join(", ", concerned)}): publish a package for the lots of each.");
    }

    /// <summary>The framework agreements and lots that a declaration names.</summary>
    internal static async Task<IReadOnlyList<(FrameworkId Framework, string Lot)>> LotsOfAsync(
        this AccreditationDbContext db, PackageDeclaration declared, DateOnly day, CancellationToken stop)
    {
        var known = await db.KnownFrameworksAsync(day, stop);
        return [.. from lot in declared.Lots from framework in known where framework.Terms.Reference == lot.Framework select (framework.Id, lot.Lot)];
    }

    /// <summary>Why lines of a lot can't be what somebody publishes for, where there is no such framework agreement, lot or line.</summary>
    /// <param name="lot">The lines.</param>
    /// <param name="known">The framework agreements.</param>
    /// <param name="what">What names them, such as <c>manifest</c>.</param>
    internal static Refusal? Unknown(DeclaredLines lot, List<KnownFramework<FrameworkTerms>> known, string what)
    {
        if (known.Find(f => f.Terms.Reference == lot.Framework) is not { } framework)
            return new Refusal("framework-unknown", $"The {what} names the framework agreement {lot.Framework}; known are {string.Join(", ", known.Select(f => f.Terms.Reference).Order(StringComparer.Ordinal))}.");
        if (framework.Terms.Lots.FirstOrDefault(l => l.Number == lot.Lot) is not { } terms)
            return new Refusal("lot-unknown", $"{lot.Framework} has the lots {string.Join(", ", framework.Terms.Lots.Select(l => l.Number))}; the {what} names lot {lot.Lot}.");
        if (lot.ServiceLines.Where(s => terms.ServiceLines.All(l => l.Code != s)).ToList() is { Count: > 0 } lines)
            return new Refusal("line-unknown", $"Lot {lot.Lot} of {lot.Framework} has the service lines {string.Join(", ", terms.ServiceLines.Select(l => l.Code))}; the {what} names {string.Join(", ", lines)}.");
        return null;
    }

    /// <summary>All framework agreements, as they stand on a day.</summary>
    internal static async Task<List<KnownFramework<FrameworkTerms>>> KnownFrameworksAsync(this AccreditationDbContext db, DateOnly day, CancellationToken stop)
    {
        var all = await db.Set<FrameworkStageCopy>().AsNoTracking().Select(s => s.Id).ToListAsync(stop);
        return [.. (await db.FrameworksAsync<FrameworkTerms>(all, day, stop)).Values];
    }
}

/// <summary>The authority that decides on a plugin.</summary>
internal sealed record Decider(OrganisationReference Authority);
