using System.Diagnostics;

namespace Leadline.Sdk.Tests.Verbs;

/// <summary>What a run of the tool left: its exit code and what it printed.</summary>
internal sealed record Ran(int Code, string Output, string Errors);

/// <summary>The tool as an author has it: a program of its own, in a folder of its own.</summary>
internal sealed class Tool : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadline-plugin-").FullName;

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>The secret of a client, for verbs that speak to a platform.</summary>
    public string Secret { get; set; } = "";

    public async Task<Ran> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["LEADLINE_CLIENT_SECRET"] = Secret;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "leadline-plugin.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ran(process.ExitCode, await output, await errors);
    }

    /// <summary>A folder as the sample's build leaves it.</summary>
    public string Sample()
    {
        const string name = "Fenmoor.PrimaryCareIT";
        Write("sample", Rules.SampleTests.Files(name));
        File.Copy(Path.Combine(Repository.Tests, "../../plugins/samples", name, "manifest.json"), this["sample/manifest.json"]);
        return this["sample"];
    }

    /// <summary>A folder with a plugin compiled from a source, as <see cref="Rules.Compiled"/> does.</summary>
    public string Plugin(string source)
    {
        Write("plugin", Rules.Compiled.Files("Acme", source));
        File.WriteAllBytes(this["plugin/manifest.json"], Packages.Made.Json(Rules.Compiled.Manifest));
        return this["plugin"];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string folder, Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        Directory.CreateDirectory(this[folder]);
        foreach (var (path, content) in files)
            File.WriteAllBytes(Path.Combine(this[folder], Path.GetFileName(path)), content.ToArray());
    }
}
