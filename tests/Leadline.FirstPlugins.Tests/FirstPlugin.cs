using System.Runtime.CompilerServices;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Sdk;
using Leadline.Sdk.Testing;

namespace Leadline.FirstPlugins.Tests;

/// <summary>A plugin as its build left it, a price book, the form of the framework, and a buyer's requirement to try it with.</summary>
internal sealed class FirstPlugin(string name, string line, string book, Requirement requirement)
{
    // Lazy, so that a plugin that is refused fails each test with the whole list of what is wrong.
    private readonly Lazy<PluginRunner> _runner = new(() => PluginRunner.Load(Folder(name), print: text => TestContext.Current.TestOutputHelper?.WriteLine(text)));

    internal string Name => name;

    /// <summary>The file of recorded calls beside its source.</summary>
    internal string Calls => Path.GetFullPath(Path.Combine(Sources(), "../../plugins", name, "calls.jsonl"));

    internal PluginRunner Runner => _runner.Value;

    internal ServiceLineScope Scope { get; } = Read<ServiceLineScope>(Path.Combine(AppContext.BaseDirectory, "forms", $"{line}.json"));

    internal Requirement Requirement => requirement;

    /// <summary>The price book's file, read as a host reads it.</summary>
    internal PriceBookFile BookFile => PriceBookReader.Read(File.ReadAllBytes(Path.Combine(Folder(name), $"{book}{PriceBookFile.Extension}"))) is { File: { } read } ? read
        : throw new InvalidOperationException($"The price book {book} of {name} has faults.");

    internal PriceBook Book => BookFile.Book;

    internal QuoteRequest Request => new() { AskedOn = requirement.StartsOn.AddDays(-60), Requirement = requirement, PriceBook = Book };

    /// <summary>A quote for the requirement, changed by these answers.</summary>
    internal Quote Quote(params Answer[] instead) => Quote(Request with { Requirement = With(instead) });

    internal Quote Quote(QuoteRequest request) => Runner.Quote(request).Document;

    /// <summary>What the plugin's check says of the requirement, changed by these answers: severity, code and place.</summary>
    internal List<string> Findings(params Answer[] instead) =>
        [.. Runner.Validate(With(instead)).Document.All.Select(f => $"{f.Severity} {f.Code} at {f.Place}")];

    internal Requirement With(params Answer[] instead) =>
        requirement with { Answers = [.. requirement.Answers.Where(a => !Array.Exists(instead, i => i.Question == a.Question)), .. instead] };

    internal Requirement Without(string question) => requirement with { Answers = [.. requirement.Answers.Where(a => a.Question != question)] };

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "plugins", name);

    private static string Sources([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), PluginDocuments.Json)!;
}
