using System.Text.Json;
using Leadline.Modularity.Plugins;
using Leadline.Sdk;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Accreditation.Tests.Plugins;

/// <summary>Asks the sample plugin for a quote by a price book without what it needs, at which it throws.</summary>
internal static class Failing
{
    /// <summary>Asks, as soon as this node has the plugin; each number of devices is another question.</summary>
    internal static async Task<PluginAnswer> AskAsync(World world, Publishing supplier, int devices)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var plugins = world.Host.App.Services.GetRequiredService<IPlugins>();
        while (true)
        {
            var answer = await plugins.AskAsync(supplier.Plugin, "service-line/quote", Question(devices), patience.Token);
            if (answer is not PluginMachineFailure { Trouble: PluginTrouble.NotInstalled })
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    /// <summary>The question with so many old devices.</summary>
    internal static byte[] Question(int devices) => JsonSerializer.SerializeToUtf8Bytes(new QuoteRequest
    {
        AskedOn = new DateOnly(2026, 1, 1),
        Requirement = new Requirement
        {
            Framework = "HSS", FrameworkVersion = 1, Lot = "1", ServiceLine = "IT", StartsOn = new DateOnly(2026, 4, 1), TermMonths = 12,
            Answers = [new NumberAnswer { Question = "own-old-devices", Number = devices }],
        },
        PriceBook = new PriceBook { Reference = "DESK", Version = 1, Entries = [] },
    }, PluginDocuments.Json);
}
