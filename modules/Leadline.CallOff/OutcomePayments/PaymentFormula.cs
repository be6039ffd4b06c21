using Leadline.CallOff.DirectAwards;
using Leadline.CallOff.Quotes;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.OutcomePayments;

internal enum FormulaState
{
    /// <summary>The version that won is fixed; its measures are still being asked for.</summary>
    Asking,

    /// <summary>The measures are fixed; the parties have agreed no terms yet.</summary>
    Described,

    /// <summary>The buyer has proposed terms.</summary>
    Proposed,

    /// <summary>Both parties are bound by the terms, and results are reported.</summary>
    Agreed,

    /// <summary>The plugin names no measures by its own doing: nothing is paid by outcome under this contract.</summary>
    Failed,
}

/// <summary>
/// How payment by outcome is worked out under one contract: the version of a plugin, fixed by hash when the order form was signed, the measures that it
/// named then, and the terms that buyer and supplier agreed on. It holds for the contract's life, whatever becomes of the plugin or its supplier.
/// </summary>
/// <param name="id">The contract.</param>
/// <param name="frameworkId">The framework agreement.</param>
/// <param name="quoteId">The quote that won, whose plugin it is.</param>
/// <param name="plugin">The plugin's id.</param>
/// <param name="pluginVersion">Its version.</param>
/// <param name="pluginHash">SHA-256 of the package's manifest, which names the hash of every file in it.</param>
internal sealed class PaymentFormula(CallOffId id, FrameworkId frameworkId, QuoteId quoteId, string plugin, string pluginVersion, string pluginHash)
{
    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public QuoteId QuoteId { get; private init; } = quoteId;

    public string Plugin { get; private init; } = plugin;

    public string PluginVersion { get; private init; } = pluginVersion;

    public string PluginHash { get; private init; } = pluginHash;

    /// <summary>Where the plugin joins in: its name in the SDK.</summary>
    public string ExtensionPoint { get; private init; } = ExtensionPoints.OutcomePayment.Name;

    /// <summary>One hash over the assemblies as they were rewritten and run when the measures were asked for; null before.</summary>
    public string? Counted { get; private set; }

    /// <summary>By what they were rewritten: in the same circumstances the same hash must come, for ever.</summary>
    public string? Circumstances { get; private set; }

    /// <summary>The measures that the plugin named, in the SDK's JSON; null before.</summary>
    public string? Measures { get; private set; }

    public DateTimeOffset? DescribedAt { get; private set; }

    /// <summary>The terms that are proposed or agreed, with the length of a period, in the SDK's JSON; null before.</summary>
    public string? Terms { get; private set; }

    /// <summary>SHA-256 of <see cref="Terms"/>.</summary>
    public string? TermsHash { get; private set; }

    /// <summary>Who proposed them, for the separation of duties.</summary>
    public Guid? ProposedBy { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    public FormulaState State { get; private set; }

    /// <summary>Why there are no measures, or what stood in the way when they were last asked for.</summary>
    public string? Reason { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When the measures are asked for next; far away where they are known.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>How many reports there are. Two that come at once can't both count it up, so that the second sees the first.</summary>
    public int Reports { get; private set; }

    public OutcomeMeasures? Named => Measures is null ? null : SdkJson.Read<OutcomeMeasures>(Measures);

    /// <summary>The terms as proposed or agreed; null before.</summary>
    public AgreedTerms? Stated => Terms is null ? null : SdkJson.Read<AgreedTerms>(Terms);

    /// <summary>Whether the terms are still what was proposed or agreed.</summary>
    public bool HasItsTerms => Terms is not null && Hashes.Of(Terms) == TermsHash;

    /// <summary>Fixes the plugin's version that a quote came from.</summary>
    internal static PaymentFormula Of(DirectAward award, SupplierQuote quote, FixedMeans means, DateTimeOffset now) =>
        new(award.Id, award.FrameworkId, quote.Id, means.Plugin, means.Version, means.Hash) { NextTryAt = now };

    /// <summary>Freezes the measures, and the assemblies that named them.</summary>
    public void Describe(OutcomeMeasures measures, PluginCallRecord record, DateTimeOffset now)
    {
        (State, Measures, DescribedAt) = (FormulaState.Described, SdkJson.Text(measures), now);
        (Counted, Circumstances) = (record.Counted, record.Circumstances);
        (Reason, NextTryAt) = (null, DateTimeOffset.MaxValue);
        Attempts++;
    }

    public void Fail(string because)
    {
        (State, Reason, NextTryAt) = (FormulaState.Failed, PluginWords.Kept(because), DateTimeOffset.MaxValue);
        Attempts++;
    }

    /// <summary>The machine gave no answer, which is never held against the plugin.</summary>
    public void Wait(string because, DateTimeOffset now)
    {
        Attempts++;
        (Reason, NextTryAt) = (PluginWords.Kept(because), now + Pauses.After(Attempts));
    }

    /// <summary>Why no terms can be proposed while no measures are named; null where they are.</summary>
    public Refusal? RefuseWithoutMeasures() => State switch
    {
        FormulaState.Failed => new Refusal("measures-unknown", "The plugin names no measures, so that nothing can be paid by them."),
        FormulaState.Asking => new Refusal("measures-unknown", "The plugin is still being asked for its measures; try again shortly."),
        _ => null,
    };

    /// <summary>The buyer proposes terms, in the place of those that it proposed before.</summary>
    public Outcome Propose(AgreedTerms terms, Guid? by)
    {
        if (RefuseWithoutMeasures() is { } refusal)
            return refusal;
        if (State == FormulaState.Agreed)
            return new Refusal("terms-agreed", "The terms are agreed, and hold for the contract's life.");
        (State, Terms, ProposedBy) = (FormulaState.Proposed, SdkJson.Text(terms), by);
        TermsHash = Hashes.Of(Terms);
        return Outcome.Done;
    }

    /// <summary>The supplier agrees to the terms that it has seen.</summary>
    public Outcome Agree(Guid? by, DateTimeOffset now)
    {
        if (State != FormulaState.Proposed)
            return new Refusal(State == FormulaState.Agreed ? "terms-agreed" : "terms-not-proposed", State == FormulaState.Agreed ? "The terms are agreed already." : "The buyer has proposed no terms yet.");
        if (by is not null && by == ProposedBy)
            return new Refusal("own-proposal", "Whoever proposed the terms doesn't agree to them: somebody else must.");
        (State, AgreedAt) = (FormulaState.Agreed, now);
        return Outcome.Done;
    }

    /// <summary>Takes the number of one more report.</summary>
    public int CountReport() => ++Reports;

    /// <summary>Why a call is not one of this formula's, if it is not: its package is another, or its code was rewritten to other bytes than in the same circumstances before.</summary>
    public string? WhyForeign(PluginCallRecord record)
    {
        if (record.Package != PluginHash)
            return $"It was answered by the package {record.Package}; the contract has fixed {PluginHash}.";
        return record.Circumstances == Circumstances && record.Counted != Counted
            ? $"It was answered by assemblies with the hash {record.Counted}; the contract has fixed {Counted} for {Circumstances}."
            : null;
    }
}
