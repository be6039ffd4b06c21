using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.Plugins;
using Leadline.Accreditation.Plugins.Enabling;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Plugins;

/// <summary>What the authority fills in to say on which lot, and for which buyers, a plugin is asked.</summary>
internal sealed class EnablingForm
{
    private static readonly IReadOnlyList<string> Answers = ["all", "only", "except", "not"];

    /// <summary>The lot, as <see cref="KeyOf"/> writes it.</summary>
    public string? Lot { get; set; }

    /// <summary>For whom: all buyers, only those named, all except those, or nobody.</summary>
    public string? Buyers { get; set; }

    /// <summary>Those named, by reference, one a line.</summary>
    public string? Organisations { get; set; }

    public string? Reason { get; set; }

    /// <summary>What was seen of each lot.</summary>
    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>How the form names a lot.</summary>
    internal static string KeyOf(string framework, string lot) => $"{framework}/{lot}";

    internal static IReadOnlyList<Choice> LotChoices(IReadOnlyList<EnabledOnLot> lots, ModuleText<AccreditationModule> text) =>
        [.. lots.Select(l => new Choice(KeyOf(l.Said.Framework, l.Said.Lot), text["plugin.enabled.on", l.Said.Framework, l.Said.Lot]))];

    internal static IReadOnlyList<Choice> BuyerChoices(ModuleText<AccreditationModule> text) => [.. Answers.Select(a => new Choice(a, text[$"plugin.enable.{a}"]))];

    /// <summary>What the form asks for, with all that is wrong with it, each by the field that it is about.</summary>
    internal async Task<(EnablePlugin.EnablePluginRequest Request, IReadOnlyList<Fault> Faults)> ReadAsync(
        PluginVersion version, AccreditationDbContext db, ModuleText<AccreditationModule> text, CancellationToken stop)
    {
        var lot = version.Declared.Lots.FirstOrDefault(l => KeyOf(l.Framework, l.Lot) == Lot);
        var said = Answers.Contains(Buyers, StringComparer.Ordinal) ? Buyers : null;
        var (named, unknown) = await NamedAsync(db, stop);
        var request = new EnablePlugin.EnablePluginRequest(
            lot?.Framework ?? "", lot?.Lot ?? "", said != "not", said switch { "only" => PluginBuyers.Only, "except" => PluginBuyers.Except, _ => PluginBuyers.All }, named, Reason ?? "");
        return (request, [.. Faults()]);

        IEnumerable<Fault> Faults()
        {
            if (lot is null)
                yield return new Fault("/lot", "lot-missing", text["plugin.enable.lot.missing"]);
            if (said is null)
                yield return new Fault("/buyers", "buyers-missing", text["plugin.enable.for.missing"]);
            if (unknown.Count > 0)
                yield return new Fault("/organisations", "reference-unknown", text["plugin.enable.organisations.unknown", string.Join(", ", unknown)]);
            foreach (var fault in request.Faults())
            {
                // That nobody is named is not wrong where whoever was named is unknown, or where it isn't said for whom it is.
                if (fault.Pointer != "/organisations" || (said is not null && unknown.Count == 0))
                    yield return fault;
            }
        }
    }

    private async Task<(IReadOnlyList<OrganisationId> Named, IReadOnlyList<string> Unknown)> NamedAsync(AccreditationDbContext db, CancellationToken stop)
    {
        var typed = (Organisations ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        var references = typed.Select(t => (Typed: t, Reference: OrganisationReference.TryParse(t, out var read) ? read : (OrganisationReference?)null)).ToList();
        var asked = references.Select(r => r.Reference).OfType<OrganisationReference>().Distinct().ToList();
        var known = await db.Organisations.AsNoTracking().Where(o => asked.Contains(o.Reference)).Select(o => new { o.Id, o.Reference }).ToListAsync(stop);
        return ([.. known.Select(k => k.Id)], [.. references.Where(r => known.TrueForAll(k => k.Reference != r.Reference)).Select(r => r.Typed)]);
    }
}
