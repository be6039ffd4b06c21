using Leadline.Plugins.Checking;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Testing;

/// <summary>A plugin's author: has a folder that a build has written, and runs what is in it.</summary>
internal sealed class Author : IDisposable
{
    internal static readonly BidPrices Prices = new() { Weight = 40, Bids = [new BidPrice { Key = "a", AnnualPrice = new(500) }, new BidPrice { Key = "b", AnnualPrice = new(1_000) }] };

    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-author-").FullName;

    internal List<string> Printed { get; } = [];

    /// <summary>A price score with a method body, on line 6 of <c>Pricing.cs</c>; <c>Flat</c> gives every bid the whole weight.</summary>
    internal PluginRunner Score(string body, PluginTestLimits? limits = null)
    {
        Write(Compiled.Files("Acme", $$"""
            using Leadline.Sdk;
            namespace Acme;
            public sealed class Score : IPriceScore {
            PriceScores IPriceScore.Score(BidPrices prices)
            {
            {{body}}
            }
            private static int s_calls;
            private static PriceScores Flat(BidPrices prices, string working) => new() { All = prices.Bids.Select(b => new PriceScore { Key = b.Key, Score = prices.Weight, Working = working }).ToList() };
            private static int Deep(int n) => n + Deep(n + 1);
            }
            """, withPlugin: false), Packages.Made.Json(Compiled.Manifest));
        return PluginRunner.Load(_folder, limits: limits, print: Printed.Add);
    }

    /// <summary>One of the samples, with its own manifest.</summary>
    internal PluginRunner Sample(string name)
    {
        Write(SampleTests.Files(name), File.ReadAllBytes(Path.Combine(Repository.Tests, "../../plugins/samples", name, PackagePaths.Manifest)));
        return PluginRunner.Load(_folder, print: Printed.Add);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(Dictionary<string, ReadOnlyMemory<byte>> files, byte[] manifest)
    {
        foreach (var (path, content) in files)
            File.WriteAllBytes(Path.Combine(_folder, Path.GetFileName(path)), content.ToArray());
        File.WriteAllBytes(Path.Combine(_folder, PackagePaths.Manifest), manifest);
    }
}
