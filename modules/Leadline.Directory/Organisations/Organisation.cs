using Leadline.Directory.Contracts;
using Leadline.Primitives;

namespace Leadline.Directory.Organisations;

/// <summary>An authority, a buyer, a supplier, or several of them at once, for as long as it is open.</summary>
internal sealed class Organisation(
    OrganisationId id, OrganisationReference reference, string name, string kind, DateOnly openFrom, DateOnly? openTo)
{
    public const int LongestName = 300;

    public OrganisationId Id { get; } = id;

    public OrganisationReference Reference { get; } = reference;

    public string Name { get; private set; } = name;

    public string Kind { get; } = kind;

    public DateOnly OpenFrom { get; private set; } = openFrom;

    public DateOnly? OpenTo { get; private set; } = openTo;

    /// <summary>Who carries on its contracts, where a register says so.</summary>
    public OrganisationReference? Successor { get; private set; }

    /// <summary>The version told to other modules.</summary>
    public long FactsVersion { get; private set; } = 1;

    public OrganisationFacts Facts => new(Id, Reference, Name, Kind, OpenFrom, OpenTo, FactsVersion);

    public void FollowedBy(OrganisationReference? successor) => Successor = successor;

    /// <summary>Takes what a register now says; null where it says nothing new.</summary>
    public OrganisationAmended? Amend(string name, DateOnly openFrom, DateOnly? openTo, OrganisationReference? successor)
    {
        if ((name, openFrom, openTo, successor) == (Name, OpenFrom, OpenTo, Successor))
            return null;
        (Name, OpenFrom, OpenTo, Successor) = (name, openFrom, openTo, successor);
        FactsVersion++;
        return new OrganisationAmended(Facts);
    }
}
