using Leadline.Sdk.Testing;

namespace Company.ServiceLine.Tests;

public sealed class RecordingTests
{
    /// <summary>
    /// Leaves the calls that the package brings: the platform makes each again, twice, before the authority decides. Keep the file with the source: a change of
    /// an answer is a change of its lines.
    /// </summary>
    [Fact]
    public void The_examples_are_recorded_for_the_package()
    {
        var calls = RecordedCalls.Record(ThePlugin.Runner, ThePlugin.Scope, ThePlugin.Request);

        Assert.All(calls, call => Assert.Null(call.Failure));
        RecordedCalls.Write(ThePlugin.CallsFile, calls);
    }
}
