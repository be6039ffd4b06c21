using System.Globalization;

namespace Leadline.Bench;

/// <summary>What parts there are to measure.</summary>
internal static class Areas
{
    internal const string Record = "record";
    internal const string Events = "events";
    internal const string Bids = "bids";
    internal const string Plugins = "plugins";

    internal static IReadOnlyList<string> All { get; } = [Record, Events, Bids, Plugins];
}

/// <summary>What was asked for.</summary>
/// <param name="Only">The one area to measure; null for all.</param>
/// <param name="Json">The file for the rows; null for none.</param>
/// <param name="IsShort">Less of everything: to try the command out, not to quote from.</param>
/// <param name="Rounds">How often each side is measured.</param>
internal sealed record BenchOptions(string? Only, string? Json, bool IsShort, int Rounds)
{
    private const int MostRounds = 99;

    internal bool Wants(string area) => Only is null || Only == area;

    /// <summary>Reads the command's arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="fault">What is wrong with them, where null is returned.</param>
    internal static BenchOptions? Read(IReadOnlyList<string> args, out string fault)
    {
        var (only, json, isShort, rounds) = ((string?)null, (string?)null, false, (int?)null);
        fault = "";
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            switch (args[i])
            {
                case "--short": isShort = true; continue;
                case "--only" when Areas.All.Contains(value): only = value; break;
                case "--only": fault = $"--only takes one of {string.Join(", ", Areas.All)}, not '{value}'"; return null;
                case "--json" when value.Length > 0: json = value; break;
                case "--json": fault = "--json takes a file"; return null;
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MostRounds: rounds = n; break;
                case "--rounds": fault = $"--rounds takes a number from 1 to {MostRounds}, not '{value}'"; return null;
                default: fault = $"unknown option {args[i]}"; return null;
            }

            i++;
        }

        return new BenchOptions(only, json, isShort, rounds ?? (isShort ? 2 : 5));
    }
}
