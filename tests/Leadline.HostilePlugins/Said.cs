using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>What an act has seen, told as findings.</summary>
internal static class Said
{
    internal static Findings Of(params IEnumerable<string> words) =>
        new() { All = [.. words.Select(w => new Finding { Severity = Severity.Note, Code = "seen", Message = w })] };

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
