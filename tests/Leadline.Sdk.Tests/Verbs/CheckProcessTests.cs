using System.Diagnostics;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tool;

namespace Leadline.Sdk.Tests.Verbs;

public sealed class CheckProcessTests
{
    private const string Good = """{"isGood":true,"profile":"publish","rules":1,"sdk":"1.0.0","findings":[]}""";

    [Theory]
    [InlineData("kill -9 $$", "check-died")]
    [InlineData("exit 134", "check-died")]
    [InlineData("exit 0", "check-died")]
    [InlineData("echo '" + Good + "'; exit 1", "check-died")]
    [InlineData("echo '" + Good + "'; kill -9 $$", "check-died")]
    [InlineData("sleep 60", "check-too-long")]
    public async Task Whatever_ends_a_check_early_is_a_refusal(string script, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the child is a shell script.");
        var report = await CheckProcess.RunAsync(Shell(script), CheckProfile.Publish, TimeSpan.FromSeconds(code == "check-too-long" ? 0.3 : 30), TestContext.Current.CancellationToken);

        Assert.False(report.IsGood);
        Assert.Equal(code, Assert.Single(report.Findings).Code);
    }

    [Fact]
    public async Task A_report_is_taken_when_child_and_exit_code_agree()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the child is a shell script.");
        Assert.True((await CheckProcess.RunAsync(Shell($"echo '{Good}'"), CheckProfile.Publish, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).IsGood);
    }

    [Fact]
    public void What_could_steer_a_terminal_is_written_out() => Assert.Equal(@"a\u001b[2Jb\u202ec", Printed.Safe("a\u001b[2Jb\u202ec"));

    private static ProcessStartInfo Shell(string script) => new("/bin/sh", ["-c", script]);
}
