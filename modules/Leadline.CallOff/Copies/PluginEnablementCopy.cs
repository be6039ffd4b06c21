using Leadline.Accreditation.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Primitives;

namespace Leadline.CallOff.Copies;

/// <summary>Whether, and for which buyers, a plugin is asked on a lot, as Accreditation told.</summary>
internal sealed class PluginEnablementCopy(Guid id)
{
    public Guid Id { get; private init; } = id;

    public long Revision { get; private set; }

    public string Plugin { get; private set; } = "";

    public string Framework { get; private set; } = "";

    public string Lot { get; private set; } = "";

    public bool IsEnabled { get; private set; }

    public PluginBuyers Buyers { get; private set; }

    /// <summary>The buyers named, as JSON.</summary>
    public string Organisations { get; private set; } = "[]";

    /// <summary>Takes what a message says, unless something newer is known.</summary>
    public void Follow(PluginEnablementChanged told)
    {
        if (told.Revision <= Revision)
            return;
        (Revision, Plugin, Framework, Lot) = (told.Revision, told.Plugin, told.FrameworkReference, told.LotNumber);
        (IsEnabled, Buyers, Organisations) = (told.IsEnabled, told.Buyers, SdkJson.Text(told.Organisations));
    }

    /// <summary>Whether the plugin is asked for a buyer, who may have taken the place of one that was named.</summary>
    internal async Task<bool> AllowsAsync(OrganisationId buyer, CallOffDbContext db, CancellationToken stop)
    {
        if (!IsEnabled || Buyers == PluginBuyers.All)
            return IsEnabled;
        var isNamed = false;
        foreach (var named in SdkJson.Read<IReadOnlyList<OrganisationId>>(Organisations))
            isNamed |= named == buyer || await db.InPlaceOfAsync(named, stop) == buyer;
        return isNamed == (Buyers == PluginBuyers.Only);
    }
}
