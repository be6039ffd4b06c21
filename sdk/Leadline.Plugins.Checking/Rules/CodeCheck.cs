namespace Leadline.Plugins.Checking;

/// <summary>Judges a plugin's code without running it: what it refers to, what it is made of, and whether it has the classes that its manifest names.</summary>
/// <remarks>
/// This is the second wall, not the first: what passes still runs in a sandbox alone. Call it in a process that may fail, such as the command
/// line: it reads files that were made to harm readers. <see cref="MetadataGuard"/> refuses the ways to do so that are known.
/// </remarks>
public static class CodeCheck
{
    /// <summary>The most findings of one check; one more says that there are more.</summary>
    internal const int MostFindings = 1_000;

    private const int StackBytes = 64 * 1024 * 1024;

    /// <summary>Judges the code of a package that was read and found good.</summary>
    /// <param name="package">The package.</param>
    /// <param name="profile">How strictly.</param>
    /// <returns>Everything that is wrong, and what to mind; a plugin with a fault among it is not run.</returns>
    public static IReadOnlyList<PluginFinding> Check(PluginPackage package, CheckProfile profile) =>
        Check(package.Manifest, package.Files, profile, RuleSet.Current);

    /// <summary>Judges files before they are packed.</summary>
    /// <param name="manifest">What the package will say of itself.</param>
    /// <param name="files">The files by path, such as <c>lib/Fenmoor.PrimaryCareIT.dll</c>; a PDB of the same name gives findings their source lines.</param>
    /// <param name="profile">How strictly.</param>
    /// <param name="rules">The list to judge by.</param>
    /// <returns>Everything that is wrong, and what to mind; a plugin with a fault among it is not run.</returns>
    public static IReadOnlyList<PluginFinding> Check(
        PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CheckProfile profile, RuleSet rules) =>
        Check(manifest, files, profile, rules, SdkAssemblies.Current);

    /// <summary>Judges files against one version of the SDK, such as an older one that hosts still have, or one that is not released yet.</summary>
    /// <param name="manifest">What the package says of itself, or will say.</param>
    /// <param name="files">The files by path, such as <c>lib/Fenmoor.PrimaryCareIT.dll</c>; a PDB of the same name gives findings their source lines.</param>
    /// <param name="profile">How strictly.</param>
    /// <param name="rules">The list to judge by.</param>
    /// <param name="sdk">The SDK that the plugin's references must be found in, and whose interfaces its classes must implement whole.</param>
    /// <returns>Everything that is wrong, and what to mind; a plugin with a fault among it is not run on that version.</returns>
    public static IReadOnlyList<PluginFinding> Check(
        PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CheckProfile profile, RuleSet rules, SdkAssemblies sdk)
    {
        // Signatures nest; a stack of its own keeps deep ones from ending the process.
        var findings = new List<PluginFinding>();
        Exception? failed = null;
        var thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "plugin check" };
        thread.Start();
        thread.Join();
        return failed is null
            ? findings
            : [.. findings, new PluginFinding { Code = "check-failed", Reason = $"The check could not be finished, so that nothing is let in: {failed.Message}" }];

        void Run()
        {
            try
            {
                Check(manifest, files, profile, rules, sdk, findings);
            }
            catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
            {
                failed = unforeseen;
            }
        }
    }

    private static void Check(
        PluginManifest manifest, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CheckProfile profile, RuleSet rules, SdkAssemblies sdk, List<PluginFinding> findings)
    {
        using var assemblies = new PluginAssemblies(sdk);
        foreach (var (path, content) in files.Where(f => PackagePaths.IsAssembly(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
            assemblies.Read(path, content, files.TryGetValue(Path.ChangeExtension(path, ".pdb"), out var pdb) ? pdb : null, findings);

        foreach (var (path, assembly) in assemblies.Files)
        {
            new AssemblyCheck(rules, assemblies, profile, path, findings).Check(assembly);
            new ReferenceCheck(rules, assemblies, path, findings).Check(assembly.MainModule);
            var bodies = new BodyCheck(rules, path, findings);
            foreach (var type in assembly.MainModule.GetTypes())
                bodies.Check(type);
        }

        findings.AddRange(ExtensionCheck.Findings(manifest, assemblies));
        if (findings.Count > MostFindings)
            findings.Add(new PluginFinding { Code = "findings-too-many", Reason = $"There are more than {MostFindings:N0} findings; the rest is left out." });
    }
}
