using System.Diagnostics;

namespace Leadline.Sdk.Tests.Afternoon;

/// <summary>A supplier's desk: an empty folder, and programs that are run in it.</summary>
internal sealed class Desk(string folder)
{
    internal string this[string name] => Path.Combine(folder, name);

    /// <summary>The secret of the client that publishes; empty while there is none.</summary>
    internal string Secret { get; set; } = "";

    /// <summary>Where third-party packages are on this machine, but none of ours: an earlier packing must not be taken for this one.</summary>
    internal string ThirdParties()
    {
        var links = Directory.CreateDirectory(this["third-parties"]).FullName;
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var package in Directory.GetDirectories(cache).Where(p => !Path.GetFileName(p).StartsWith("leadline.", StringComparison.Ordinal)))
            Directory.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(package)), package);
        return links;
    }

    /// <summary>Our packages come from the feed, and the rest from what the repository itself was restored with.</summary>
    internal void UseFeed(string feed) => Configure($"""<add key="feed" value="{feed}" />""");

    /// <summary>Our packages lie in the folder <c>packages</c>, which the guide's commands name as a source themselves.</summary>
    internal void LayPackages(string feed)
    {
        Directory.CreateSymbolicLink(this["packages"], feed);
        Configure("");
    }

    /// <summary>Types some commands one after the other, each of which must succeed, and gives what they printed.</summary>
    internal Task<string> TypeAsync(string commands) => RunAsync("bash", "-euo", "pipefail", "-c", commands);

    /// <summary>Runs a program that must succeed, and gives what it printed.</summary>
    internal async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, output) = await TryAsync(program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <summary>Runs a program, and gives its exit code and what it printed.</summary>
    internal async Task<(int Code, string Output)> TryAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (program is "dotnet" or "bash")
        {
            start.Environment["NUGET_PACKAGES"] = this["cache"]; // nothing of an earlier packing, and nothing left for a later one
            start.Environment["DOTNET_CLI_HOME"] = this["home"]; // where templates and tools are installed
            start.Environment["PATH"] = $"{this["home/.dotnet/tools"]}:{Environment.GetEnvironmentVariable("PATH")}";
            start.Environment["LEADLINE_CLIENT_SECRET"] = Secret;
            start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
            start.Environment["DOTNET_NOLOGO"] = "1";
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            start.Environment["UseSharedCompilation"] = "false";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true); // the folder that it works in goes
        }
    }

    private void Configure(string sources) => File.WriteAllText(this["nuget.config"], $"""
        <configuration>
          <packageSources><clear />{sources}</packageSources>
          <fallbackPackageFolders><clear /><add key="third-parties" value="{ThirdParties()}" /></fallbackPackageFolders>
        </configuration>
        """);
}
