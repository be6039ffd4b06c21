using System.Text;
using Leadline.Sdk.Testing;

namespace Leadline.Sdk.Tests.Compatibility;

/// <summary>Holds a plugin's calls to a file in the repository, so that a change of an answer is a change of lines.</summary>
internal static class ApprovedCalls
{
    internal static void AreThose(IReadOnlyList<RecordedCall> calls, string file, string name)
    {
        var found = Path.Combine(AppContext.BaseDirectory, $"{name}.calls.found.jsonl");
        RecordedCalls.Write(found, calls);
        if (File.Exists(file) && Answers(RecordedCalls.Read(file)) == Answers(calls))
            return;
        Assert.Fail($"The calls of {name} do not come out as recorded in {file}. Where the change is meant: cp '{found}' '{file}'");
    }

    // Without their steps, which another compiler changes.
    private static string Answers(IEnumerable<RecordedCall> calls) =>
        string.Join('\n', calls.Select(c => $"{c.Operation} {Encoding.UTF8.GetString(c.Input.Span)} {c.Failure} {Encoding.UTF8.GetString(c.Output.Span)}"));
}
