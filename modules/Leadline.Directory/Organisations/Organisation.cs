using Leadline.Directory.Contracts;
using Leadline.Directory.Identifiers;
using Leadline.Directory.Successions;
using Leadline.Primitives;

namespace Leadline.Directory.Organisations;

/// <summary>
/// An authority, a buyer, a supplier, or several of them at once, for as long as it is open. It keeps its kind for life: a change of
/// legal form makes a successor.
/// </summary>
internal sealed class Organisation(
    OrganisationId id, OrganisationReference reference, string name, string kind, DateOnly openFrom, DateOnly? openTo)
{
    public const int LongestName = 300;
    public const int LongestReason = 2_000;

    public OrganisationId Id { get; } = id;

    /// <summary>How people quote it, for life.</summary>
    public OrganisationReference Reference { get; } = reference;

    /// <summary>The name it has now, or had last.</summary>
    public string Name { get; private set; } = name;

    public string Kind { get; } = kind;

    public DateOnly OpenFrom { get; private set; } = openFrom;

    public DateOnly? OpenTo { get; private set; } = openTo;

    public List<FormerName> FormerNames { get; private init; } = [];

    /// <summary>What other registers call it, beside its reference.</summary>
    public List<OrganisationIdentifier> Identifiers { get; private init; } = [];

    /// <summary>Who carries on its contracts, where a register says so; it may not be known here yet.</summary>
    public OrganisationReference? Successor { get; private set; }

    /// <summary>Who follows it, once a day is known: one, or several after a split.</summary>
    public List<SuccessorLink> Successors { get; private init; } = [];

    public Guid? SuccessionId { get; private set; }

    public SuccessionKind? SuccessionKind { get; private set; }

    /// <summary>The first day of those who follow.</summary>
    public DateOnly? SucceededOn { get; private set; }

    public string? SuccessionReason { get; private set; }

    /// <summary>When the other modules were told; null before the day.</summary>
    public DateTimeOffset? SuccessionToldAt { get; private set; }

    /// <summary>The version told to other modules.</summary>
    public long FactsVersion { get; private set; } = 1;

    public OrganisationFacts Facts => new(Id, Reference, Name, Kind, OpenFrom, OpenTo, FactsVersion);

    /// <summary>Since when it has the name it has now.</summary>
    public DateOnly NamedSince => FormerNames.Count == 0 ? OpenFrom : FormerNames.Max(n => n.To).AddDays(1);

    public bool IsOpenOn(DateOnly day) => OpenFrom <= day && (OpenTo is null || day <= OpenTo);

    /// <summary>Its name on a day; before its first day the first one.</summary>
    public string NameOn(DateOnly day) => FormerNames.Where(n => day <= n.To).MinBy(n => n.To)?.Name ?? Name;

    public void FollowedBy(OrganisationReference? successor) => Successor = successor;

    /// <summary>
    /// Takes what a register now says; null where it says nothing new. A register does not say since when a name holds: an open
    /// organisation bears it from today, of a closed one it corrects the last.
    /// </summary>
    public OrganisationAmended? Amend(string name, DateOnly openFrom, DateOnly? openTo, OrganisationReference? successor, DateOnly today)
    {
        if ((name, openFrom, openTo, successor) == (Name, OpenFrom, OpenTo, Successor))
            return null;
        CallIt(name, IsOpenOn(today) ? today : NamedSince);
        (OpenFrom, OpenTo, Successor) = (openFrom, openTo, successor);
        return Amended();
    }

    /// <summary>Gives it another name from a day on; on the very day of its last renaming that name is corrected.</summary>
    public Outcome<OrganisationAmended> Rename(string name, DateOnly from, DateOnly today)
    {
        if (from > today)
            return new Refusal("name-in-future", $"Today is {today:O}; a name is recorded once it holds.", "/from");
        if (from < NamedSince)
            return new Refusal("name-before-last", $"It has been called {Name} since {NamedSince:O}; a later name begins after that day.", "/from");
        if (OpenTo < from)
            return new Refusal("organisation-closed", $"It closed on {OpenTo:O}, so it can't take a name after that.", "/from");
        if (name == Name)
            return new Refusal("name-unchanged", $"It is called {Name} already.", "/name");
        CallIt(name, from);
        return Amended();
    }

    /// <summary>Notes what a register calls it. That nobody else is called so is for the caller to see to.</summary>
    public Outcome<OrganisationIdentifier> Identify(string scheme, string value, DateOnly from, DateOnly? to)
    {
        if ($"{scheme}:{value}" == Reference.ToString() || Identifiers.Exists(i => i.Scheme == scheme && i.Value == value && i.Overlaps(from, to)))
            return new Refusal("identifier-held", $"It has the identifier {scheme}:{value} in that time already.", "/identifier");
        var identifier = new OrganisationIdentifier(Identifiers.Count + 1, scheme, value, from, to);
        Identifiers.Add(identifier);
        return identifier;
    }

    /// <summary>Ends it, for others to carry on from a day. What it was and did until then stays its own.</summary>
    public Outcome<OrganisationAmended> Succeed(SuccessionKind kind, DateOnly on, IReadOnlyList<Organisation> successors, string reason)
    {
        if (SucceededOn is { } day)
            return new Refusal("already-succeeded", $"It was followed on {day:O} by {string.Join(", ", Successors.Select(s => s.Reference))}.");
        if (on <= OpenFrom)
            return new Refusal("succession-before-opening", $"It opened on {OpenFrom:O}; it can't be followed on or before that day.", "/on");
        if (successors.FirstOrDefault(s => !s.IsOpenOn(on)) is { } absent)
            return new Refusal("successor-not-open", $"{absent.Reference} is open from {absent.OpenFrom:O} to {(absent.OpenTo is { } last ? $"{last:O}" : "now")}, so it can't follow on {on:O}.", "/on");

        (SuccessionId, SuccessionKind, SucceededOn, SuccessionReason) = (Guid.CreateVersion7(), kind, on, reason);
        Successors.AddRange(successors.Select(s => new SuccessorLink(s.Id, s.Reference)));
        if (successors.Count == 1)
            Successor = successors[0].Reference;
        if (OpenTo is null || OpenTo >= on)
            OpenTo = on.AddDays(-1);
        return Amended();
    }

    /// <summary>Tells the other modules that it is followed; for the day itself or later.</summary>
    /// <param name="successors">Who follows it.</param>
    /// <param name="now">When they are told.</param>
    public OrganisationSucceeded Tell(IEnumerable<Organisation> successors, DateTimeOffset now)
    {
        SuccessionToldAt = now;
        return new OrganisationSucceeded(SuccessionId!.Value, SuccessionKind!.Value, SucceededOn!.Value, Facts,
            [.. successors.OrderBy(s => s.Reference).Select(s => s.Facts)]);
    }

    private OrganisationAmended Amended()
    {
        FactsVersion++;
        return new OrganisationAmended(Facts);
    }

    private void CallIt(string name, DateOnly from)
    {
        if (name == Name)
            return;
        if (from > NamedSince)
            FormerNames.Add(new FormerName(FormerNames.Count + 1, Name, from.AddDays(-1)));
        Name = name;
    }
}
