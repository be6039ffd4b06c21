using Leadline.Directory.Organisations;
using Leadline.Primitives;

namespace Leadline.Directory.Identifiers;

/// <summary>What a register calls an organisation, for a time.</summary>
internal sealed class OrganisationIdentifier(int number, string scheme, string value, DateOnly from, DateOnly? to)
{
    /// <summary>Its place among the organisation's, from 1.</summary>
    public int Number { get; private init; } = number;

    public string Scheme { get; private init; } = scheme;

    /// <summary>The identifier as its register writes it.</summary>
    public string Value { get; private init; } = value;

    public DateOnly From { get; private init; } = from;

    /// <summary>Its last day; null while it holds.</summary>
    public DateOnly? To { get; private set; } = to;

    /// <summary>The identifier with its scheme.</summary>
    public string Text => $"{Scheme}:{Value}";

    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);

    public bool Overlaps(DateOnly from, DateOnly? to) => (to is null || From <= to) && (To is null || To >= from);

    public Outcome End(DateOnly last)
    {
        if (To is { } ended)
            return new Refusal("identifier-ended", $"{Text} ended on {ended:O} already.");
        if (last < From)
            return new Refusal("dates-out-of-order", $"{Text} began on {From:O}; its last day can't lie before.", "/to");
        To = last;
        return Outcome.Done;
    }
}

/// <summary>An identifier as the API shows it.</summary>
/// <param name="Number">Its place among the organisation's, from 1; nought for the reference.</param>
/// <param name="Scheme">The register's scheme.</param>
/// <param name="Identifier">The identifier in it.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day; absent while it holds.</param>
internal sealed record IdentifierView(int Number, string Scheme, string Identifier, DateOnly From, DateOnly? To)
{
    /// <summary>Those that hold on a day; the reference always does.</summary>
    internal static IReadOnlyList<IdentifierView> AllOf(Organisation o, DateOnly day) =>
    [
        new IdentifierView(0, o.Reference.Scheme, o.Reference.Identifier, o.OpenFrom, null),
        .. o.Identifiers.Where(i => i.HoldsOn(day)).OrderBy(i => i.Number).Select(i => new IdentifierView(i.Number, i.Scheme, i.Value, i.From, i.To)),
    ];
}
