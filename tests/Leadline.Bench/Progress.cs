namespace Leadline.Bench;

/// <summary>What is under way, beside the answer and not in it.</summary>
internal static class Progress
{
    internal static void Say(string what) => Console.Error.WriteLine(what);
}
