using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>What an act has seen, told as findings.</summary>
internal static class Said
{
    private const int LongestMessage = 1_000;

    // What is too long for one finding goes on in the next.
    internal static Findings Of(params IEnumerable<string> words) => new()
    {
        All =
        [
            .. from word in words
               from at in Enumerable.Range(0, Math.Max(1, (word.Length + LongestMessage - 1) / LongestMessage))
               let part = word.Substring(at * LongestMessage, Math.Min(LongestMessage, word.Length - (at * LongestMessage)))
               select new Finding { Severity = Severity.Note, Code = at == 0 ? "seen" : "more", Message = part },
        ],
    };

    /// <summary>What came of trying something: its value, or the exception's name.</summary>
    internal static string Try(string what, Func<object?> act)
    {
        try
        {
            return $"{what}: {act()}";
        }
        catch (Exception error)
        {
            return $"{what}: refused ({error.GetBaseException().GetType().Name})";
        }
    }

    /// <summary>Waits without looking at a clock.</summary>
    internal static void Pause(int milliseconds)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(milliseconds);
    }
}
