using System.Text.Json.Serialization;
using Leadline.CallOff.DirectAwards;
using Leadline.Primitives;

namespace Leadline.CallOff.Quotes;

/// <summary>Identifies a supplier's quote.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<QuoteId>))]
internal readonly record struct QuoteId(Guid Value) : IIdentifier<QuoteId>
{
    public static QuoteId New() => new(Guid.CreateVersion7());

    public static QuoteId From(Guid value) => new(value);
}

internal enum QuoteState
{
    /// <summary>The plugin is still to be asked, or this machine could not ask it so far.</summary>
    Waiting,

    /// <summary>There is a price.</summary>
    Quoted,

    /// <summary>The supplier does not serve such a requirement.</summary>
    Declined,

    /// <summary>The plugin failed by its own doing, or was taken out of use.</summary>
    Failed,

    /// <summary>There was nothing to ask: no plugin, or no price book in force.</summary>
    NotAsked,
}

/// <summary>What one supplier's plugin is asked with, fixed before any quote is known.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of its manifest, by which it is asked.</param>
/// <param name="IsRateCard">Whether it is the authority's plugin, which prices the rate card of a supplier that has none of its own.</param>
/// <param name="ChecksRequirements">Whether it has rules of its own on requirements, which are asked first.</param>
/// <param name="PriceBookId">The price book.</param>
internal sealed record FixedMeans(string Plugin, string Version, string Hash, bool IsRateCard, bool ChecksRequirements, Guid PriceBookId);

/// <summary>One supplier's quote for a direct award, or why there is none. Kept for ever: it is the evidence of the award.</summary>
internal sealed class SupplierQuote(QuoteId id, FrameworkId frameworkId, CallOffId callOffId, OrganisationId supplier)
{
    public const int LongestReason = PluginWords.Longest;

    public QuoteId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public CallOffId CallOffId { get; private init; } = callOffId;

    public OrganisationId Supplier { get; private init; } = supplier;

    public string? Plugin { get; private init; }

    public string? PluginVersion { get; private init; }

    public string? PluginHash { get; private init; }

    public bool IsRateCard { get; private init; }

    public bool ChecksRequirements { get; private init; }

    public Guid? PriceBookId { get; private init; }

    /// <summary>What it is asked with; null where there is nothing to ask.</summary>
    public FixedMeans? Means =>
        Plugin is null ? null : new FixedMeans(Plugin, PluginVersion!, PluginHash!, IsRateCard, ChecksRequirements, PriceBookId!.Value);

    public QuoteState State { get; private set; }

    /// <summary>The total over the whole term; null where there is no quote.</summary>
    public Money? Total { get; private set; }

    /// <summary>Why there is no quote; of one that waits, what stood in the way when it was last tried.</summary>
    public string? Reason { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When it is asked next; far away where nothing is to be asked.</summary>
    public DateTimeOffset NextTryAt { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>A quote that is to be asked for.</summary>
    internal static SupplierQuote ToAsk(DirectAward award, OrganisationId supplier, FixedMeans means, DateTimeOffset now) =>
        new(QuoteId.New(), award.FrameworkId, award.Id, supplier)
        {
            Plugin = means.Plugin, PluginVersion = means.Version, PluginHash = means.Hash, IsRateCard = means.IsRateCard,
            ChecksRequirements = means.ChecksRequirements, PriceBookId = means.PriceBookId, NextTryAt = now,
        };

    /// <summary>That a supplier on the line has nothing to be asked with.</summary>
    internal static SupplierQuote Without(DirectAward award, OrganisationId supplier, string why) =>
        new(QuoteId.New(), award.FrameworkId, award.Id, supplier) { State = QuoteState.NotAsked, Reason = why };

    public void Price(Money total) => End(QuoteState.Quoted, total, null);

    public void Decline(string because) => End(QuoteState.Declined, null, because);

    public void Fail(string because) => End(QuoteState.Failed, null, because);

    /// <summary>The machine gave no answer, which is never held against the plugin: it is asked again, each time a little later.</summary>
    public void Wait(string because, DateTimeOffset now)
    {
        Attempts++;
        Reason = PluginWords.Kept(because);
        NextTryAt = now + PluginWords.Pause(Attempts);
    }

    private void End(QuoteState state, Money? total, string? reason)
    {
        (State, Total, Reason, NextTryAt) = (state, total, reason is null ? null : PluginWords.Kept(reason), DateTimeOffset.MaxValue);
        Attempts++;
    }
}
