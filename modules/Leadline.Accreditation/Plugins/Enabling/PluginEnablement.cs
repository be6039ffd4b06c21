using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Accreditation.Contracts;
using Leadline.Primitives;

namespace Leadline.Accreditation.Plugins.Enabling;

/// <summary>Identifies what the authority said of a plugin on a lot.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PluginEnablementId>))]
internal readonly record struct PluginEnablementId(Guid Value) : IIdentifier<PluginEnablementId>
{
    public static PluginEnablementId New() => new(Guid.CreateVersion7());

    public static PluginEnablementId From(Guid value) => new(value);
}

/// <summary>
/// Whether, and for which buyers, a plugin is asked on a lot; of all its versions, those to come among them. Where nothing was said, an approved
/// plugin is asked for every buyer.
/// </summary>
/// <param name="id">Names it.</param>
/// <param name="plugin">The plugin's name.</param>
/// <param name="framework">The framework agreement's reference.</param>
/// <param name="lot">The lot's number.</param>
internal sealed class PluginEnablement(PluginEnablementId id, string plugin, string framework, string lot)
{
    public const int MostOrganisations = 500;

    public PluginEnablementId Id { get; private init; } = id;

    public string Plugin { get; private init; } = plugin;

    public string Framework { get; private init; } = framework;

    public string Lot { get; private init; } = lot;

    public bool IsEnabled { get; private set; } = true;

    public PluginBuyers Buyers { get; private set; }

    /// <summary>The buyers named, as JSON.</summary>
    public string Organisations { get; private set; } = "[]";

    /// <summary>Why; its publisher reads it.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The revision told to other modules.</summary>
    public long Revision { get; private set; }

    public IReadOnlyList<OrganisationId> Named => JsonSerializer.Deserialize<IReadOnlyList<OrganisationId>>(Organisations)
        ?? throw new InvalidOperationException($"The buyers of {Plugin} on {Framework} lot {Lot} are empty.");

    /// <summary>Says it anew.</summary>
    public void Say(bool isEnabled, PluginBuyers buyers, IReadOnlyList<OrganisationId> organisations, string reason, DateTimeOffset now)
    {
        (IsEnabled, Buyers, Organisations) = (isEnabled, buyers, JsonSerializer.Serialize(organisations));
        (Reason, ChangedAt) = (reason, now);
        Revision++;
    }

    /// <summary>What the other modules are told.</summary>
    public PluginEnablementChanged Told => new(Id.Value, Revision, Plugin, Framework, Lot, IsEnabled, Buyers, Named);
}
