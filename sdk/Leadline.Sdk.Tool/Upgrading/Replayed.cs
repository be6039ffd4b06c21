using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tool;

/// <summary>What came of making recorded calls again with one build.</summary>
/// <param name="Lines">What is to be told: each difference, with the build that it is of.</param>
/// <param name="Differs">Whether an answer is another than the recorded one.</param>
/// <param name="Refusal">Why the build is not let in on this SDK; null where it is.</param>
internal sealed record Replayed(IReadOnlyList<string> Lines, bool Differs, string? Refusal)
{
    /// <summary>Loads a build as a host does, and makes the calls.</summary>
    public static Replayed Of(string folder, IReadOnlyList<RecordedCall> calls, string which)
    {
        try
        {
            using var plugin = PluginRunner.Load(folder, print: static _ => { });
            var differences = plugin.Replay(calls);
            return new Replayed([.. differences.Select(d => $"{(d.IsSeen ? "differs" : "note")}, {which}: {d}")], differences.Any(d => d.IsSeen), null);
        }
        catch (PluginRefusedException refused)
        {
            // Of the build as it was this is only told: a range that ends before this SDK may be the reason for the upgrade.
            return new Replayed([.. refused.Message.Split('\n').Select(l => $"{which}: {l.TrimEnd()}")], false, refused.Message);
        }
    }
}
