using Leadline.Lots.FrameworkDocuments;

namespace Leadline.Lots.Choices;

/// <summary>The kinds of thing that a buyer can do about a need.</summary>
internal enum ChoiceKind
{
    /// <summary>The suppliers on a lot are invited to bid.</summary>
    FurtherCompetition,

    /// <summary>A supplier is chosen by the framework agreement's mechanism.</summary>
    DirectAward,

    /// <summary>Several buyers buy as one.</summary>
    JointProcurement,

    /// <summary>The buyer's own staff.</summary>
    InHouse,

    /// <summary>A framework agreement that is not run here.</summary>
    AnotherFramework,

    /// <summary>A full procurement of the buyer's own.</summary>
    OwnTender,
}

/// <summary>What a typical duration is counted in.</summary>
internal enum DurationUnit
{
    /// <summary>Working days of England.</summary>
    WorkingDays,

    /// <summary>Months of the calendar.</summary>
    Months,
}

/// <summary>How long something typically takes.</summary>
/// <param name="Least">From.</param>
/// <param name="Most">To.</param>
/// <param name="Unit">Counted in.</param>
/// <param name="Source">Who says so.</param>
internal sealed record ChoiceDuration(int Least, int Most, DurationUnit Unit, string Source);

/// <summary>What every buyer is told of one kind of choice.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Steps">What it asks of the buyer.</param>
/// <param name="Duration">How long it typically takes.</param>
/// <param name="Cost">What it costs the buyer.</param>
/// <param name="Support">Who helps with it.</param>
internal sealed record ChoiceText(
    ChoiceKind Kind, string Title, string Summary, IReadOnlyList<string> Steps, ChoiceDuration Duration, string Cost, string Support);

/// <summary>What falls under the Provider Selection Regime is not bought here.</summary>
/// <param name="From">The first day, in UK local time, on which that is so.</param>
/// <param name="Text">What to do instead.</param>
/// <param name="Source">The law.</param>
internal sealed record HealthCareRule(DateOnly From, string Text, string Source);

/// <summary>How soon a request for help is to be answered.</summary>
/// <param name="WorkingDays">After the day on which it was asked.</param>
/// <param name="Source">Who says so.</param>
internal sealed record HelpTerms(int WorkingDays, string Source);

/// <summary>All choices, as data: frameworks/choices.yaml.</summary>
/// <param name="Order">Why they stand in the order in which they do: it is the same for everybody, and recommends nothing.</param>
/// <param name="HealthCare">What is not bought here.</param>
/// <param name="Help">How soon help is given.</param>
/// <param name="Texts">One of each kind, in the order in which they are shown.</param>
internal sealed record ChoiceCatalogue(string Order, HealthCareRule HealthCare, HelpTerms Help, IReadOnlyList<ChoiceText> Texts)
{
    private static readonly Lazy<ChoiceCatalogue> LazyShipped = new(() => ShippedData.Read("choices.yaml", ChoiceReader.Read));

    /// <summary>Those that the module was built with.</summary>
    internal static ChoiceCatalogue Shipped => LazyShipped.Value;
}
