using Leadline.Accreditation.Contracts;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.Copies;

/// <summary>A version of a plugin that answers for service lines, and whether it is the one that is asked, as Accreditation told.</summary>
internal sealed class PluginCopy(Guid id)
{
    public Guid Id { get; private init; } = id;

    public long Revision { get; private set; }

    public string Plugin { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>SHA-256 of its manifest, by which it is asked.</summary>
    public string Hash { get; private set; } = "";

    public OrganisationId Publisher { get; private set; }

    public OrganisationReference PublisherReference { get; private set; }

    public bool IsActive { get; private set; }

    /// <summary>Where it joins in and for which lines, as JSON.</summary>
    public string Scope { get; private set; } = "";

    public PluginScope Declared => SdkJson.Read<PluginScope>(Scope);

    /// <summary>Takes what a message says, unless something newer is known.</summary>
    public void Follow(PluginStanding told)
    {
        if (told.Revision <= Revision)
            return;
        (Revision, Plugin, Number, Hash) = (told.Revision, told.Plugin, told.Version, told.Hash);
        (Publisher, PublisherReference, IsActive, Scope) = (told.Publisher, told.PublisherReference, told.IsActive, SdkJson.Text(told.Scope));
    }

    /// <summary>Whether it quotes on a line of a lot.</summary>
    public bool QuotesFor(string framework, string lot, string line) => Joins(ExtensionPoints.ServiceLine)
        && Declared.Lots.Any(l => l.FrameworkReference == framework && l.LotNumber == lot && l.ServiceLines.Contains(line));

    public bool Joins(ExtensionPoint point) => Declared.ExtensionPoints.Contains(point.Name);
}
