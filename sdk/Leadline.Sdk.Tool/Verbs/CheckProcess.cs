using System.Diagnostics;
using System.Text;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>A check in a child process with a deadline and a limit of memory: whatever ends it early is a refusal.</summary>
internal static class CheckProcess
{
    private const int MostOutput = 16 * 1024 * 1024;

    /// <summary>Where this program starts again, with the verbs that lead to a command.</summary>
    public static ProcessStartInfo Self(IEnumerable<string> arguments)
    {
        // Under `dotnet leadline-plugin.dll` the process is the runtime, which wants the assembly first.
        var entry = Environment.GetCommandLineArgs()[0];
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (System.IO.Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(entry);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000"; // 1 GiB
        return start;
    }

    /// <summary>Runs the child and takes its report.</summary>
    /// <exception cref="UnusableInputException">The child says that what it was given can't be used.</exception>
    public static async Task<CheckReport> RunAsync(ProcessStartInfo start, CheckProfile profile, TimeSpan deadline, CancellationToken stop)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, true, false);
        using var child = Process.Start(start)!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(deadline);
        try
        {
            var output = ReadAsync(child.StandardOutput, late.Token);
            var errors = ReadAsync(child.StandardError, late.Token);
            await Task.WhenAll(output, errors);
            await child.WaitForExitAsync(late.Token);
            if (child.ExitCode == ExitCode.Unusable)
                throw new UnusableInputException((await errors).Trim());
            var report = child.ExitCode is ExitCode.Good or ExitCode.Wanting ? CheckReport.Read(await output) : null;
            return report is not null && report.IsGood == (child.ExitCode == ExitCode.Good)
                ? report
                : Refused("check-died", $"The check ended before it was done (code {child.ExitCode}), so that nothing is let in: a file in the package may be made to harm its readers.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Refused("check-too-long", $"The check was not done in {deadline.TotalSeconds:0.###} seconds, so that nothing is let in.");
        }
        finally
        {
            if (!child.HasExited)
                child.Kill(entireProcessTree: true);
        }

        CheckReport Refused(string code, string reason) => CheckReport.Of(profile, [new PluginFinding { Code = code, Reason = reason }]);
    }

    /// <summary>In the child: ends it when the parent is gone, however that ended.</summary>
    public static void EndWithParent() => new Thread(() =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        Environment.Exit(ExitCode.Unusable);
    }) { IsBackground = true, Name = "parent watch" }.Start();

    private static async Task<string> ReadAsync(StreamReader from, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            // What goes beyond is read, so that the child is not held up, and left out, so that the report cannot be read.
            if (text.Length <= MostOutput)
                text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
