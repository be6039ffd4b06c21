using Leadline.Accreditation.Contracts;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Primitives;

namespace Leadline.Plugins.Runtime.Approved;

/// <summary>A version of a plugin that the authority has approved at some time, and whether it is the one that is asked.</summary>
internal sealed class ApprovedPlugin(Guid id)
{
    /// <summary>The version, as Accreditation names it.</summary>
    public Guid Id { get; private init; } = id;

    /// <summary>Accreditation's revision of these facts: of two messages taken at once the older must not be saved last.</summary>
    public long Revision { get; private set; }

    public string Plugin { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>The countersigned package, as the name of a kept file.</summary>
    public string Content { get; private set; } = "";

    public OrganisationReference Publisher { get; private set; }

    /// <summary>The publisher's key that signed it, as a SubjectPublicKeyInfo in base 64.</summary>
    public string PublisherKey { get; private set; } = "";

    public DateTimeOffset KeyFrom { get; private set; }

    public bool IsActive { get; private set; }

    /// <summary>Whether it failed too often: who fixed it before may ask it, and nobody else.</summary>
    public bool IsQuarantined { get; private set; }

    /// <summary>Failures reported up to here count no more: they were told of, or the authority has put the version to use since.</summary>
    public CallReportId CountsAfter { get; private set; }

    /// <summary>Its failures were told of: they count from nought again.</summary>
    public void CountAnew() => CountsAfter = CallReportId.New();

    /// <summary>Takes what a message says, unless something newer is known.</summary>
    public void Follow(PluginStanding told)
    {
        if (told.Revision <= Revision)
            return;
        (Revision, Plugin, Number, Hash, Content) = (told.Revision, told.Plugin, told.Version, told.Hash, told.Content);
        if (told.IsActive && !IsActive)
            CountAnew();
        (Publisher, PublisherKey, KeyFrom, IsActive, IsQuarantined) = (told.PublisherReference, told.PublisherKey, told.KeyFrom, told.IsActive, told.IsQuarantined);
    }
}
