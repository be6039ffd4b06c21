using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime;
using Leadline.Plugins.Runtime.Advisories;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Packages;
using Leadline.Plugins.Runtime.Trials;
using Leadline.Plugins.Runtime.Viruses;
using Leadline.Primitives;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leadline.Plugins.Tests;

/// <summary>Has a package judged as the host does when it is published.</summary>
internal static class Judging
{
    internal static async Task<PackageReport> JudgeAsync(PluginSettings settings, PluginMachine machine, Unpacked unpacked, string package)
    {
        var (stop, now) = (TestContext.Current.CancellationToken, TimeProvider.System.GetUtcNow());
        using var countersigning = new CountersigningKey(settings);
        using var key = SigningKey.Create(OrganisationReference.Parse("GB-COH:01234567"), forDevelopment: false);
        var signed = PackageWriter.Sign(await File.ReadAllBytesAsync(package, stop), key, now.AddMinutes(-1), now.AddDays(1));
        return await new PluginPackages(machine, countersigning, new AdvisoryCheck(settings, TimeProvider.System), new VirusCheck(settings, TimeProvider.System), Trial(settings, machine, unpacked), TimeProvider.System)
            .JudgeAsync(signed, [new PublisherKeyFacts(key.Public.Owner, key.Public.Spki, now.AddDays(-1), null)], stop);
    }

    internal static PublicationTrial Trial(PluginSettings settings, PluginMachine machine, Unpacked unpacked) =>
        new(machine, unpacked, settings.Limits, TimeProvider.System, NullLogger<PublicationTrial>.Instance);
}
