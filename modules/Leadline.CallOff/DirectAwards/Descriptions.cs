using System.Collections.Concurrent;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Plugins;
using Leadline.Sdk;

namespace Leadline.CallOff.DirectAwards;

/// <summary>What a plugin says of its service line, or why it says nothing now.</summary>
/// <param name="Candidate">Whose it is.</param>
/// <param name="Description">The description; null where there is no answer.</param>
/// <param name="Trouble">Why there is none.</param>
internal sealed record Described(Candidate Candidate, ServiceLineDescription? Description, string? Trouble);

/// <summary>
/// Asks plugins to describe themselves. A plugin is a pure function, so that what one version said of one line of one version of the terms
/// holds for ever and is asked once.
/// </summary>
internal sealed class Descriptions(IPlugins plugins)
{
    private const int Most = 2_000; // a description has some kilobytes
    private readonly ConcurrentDictionary<(string Hash, string Framework, int Version, string Lot, string Line), ServiceLineDescription> _known = new();

    /// <summary>The descriptions of all who can be asked; each plugin once, also where it prices for several suppliers.</summary>
    internal async Task<IReadOnlyList<Described>> OfAsync(
        DirectAward award, FrameworkTerms terms, ServiceLineTerms line, IReadOnlyList<Candidate> candidates, CancellationToken stop)
    {
        var scope = new ServiceLineScope
        {
            Framework = terms.Reference, Lot = award.LotNumber, ServiceLine = line.Code, MinimumSpecification = line.MinimumSpecification, Form = line.Form,
        };
        var asked = candidates.Where(c => c.WhyNot is null).DistinctBy(c => c.Plugin!.Hash);
        return await Task.WhenAll(asked.Select(c => OfAsync(c, scope, award, stop)));
    }

    private async Task<Described> OfAsync(Candidate candidate, ServiceLineScope scope, DirectAward award, CancellationToken stop)
    {
        var plugin = candidate.Plugin!;
        var key = (plugin.Hash, scope.Framework, award.FrameworkVersion, scope.Lot, scope.ServiceLine);
        if (_known.TryGetValue(key, out var known))
            return new Described(candidate, known, null);
        switch (await plugins.AskVersionAsync(plugin.Plugin, plugin.Hash, "service-line/describe", SdkJson.Bytes(scope), award.Id.Value, stop))
        {
            case PluginDocument document:
                if (_known.Count >= Most)
                    _known.Clear();
                return new Described(candidate, _known[key] = SdkJson.Read<ServiceLineDescription>(document.Output), null);
            case PluginVerdict verdict:
                return new Described(candidate, null, verdict.Reason);
            case PluginMachineFailure failure:
                return new Described(candidate, null, failure.Reason);
            case var other:
                throw new InvalidOperationException($"No answer of the kind {other.GetType().Name} is known.");
        }
    }
}
