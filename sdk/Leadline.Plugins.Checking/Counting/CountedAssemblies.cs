using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>Rewrites a plugin's assemblies so that each call counts its steps: the same number for the same input, on every machine.</summary>
/// <remarks>
/// Only for code that <see cref="CodeCheck"/> let in. The same input gives the same bytes, wherever and whenever: an approval pins them. Calls of
/// rules of class <c>charged</c> are paid by a number or a text that is handed over last, and by a text that comes back; dictionaries and sets are
/// exchanged for others that count (<see cref="CountedTypes"/>); what else grows within the base library is still held by the sandbox's limits of
/// time and memory.
/// </remarks>
public static class CountedAssemblies
{
    /// <summary>The version of the rewriting: raised with each change by which other bytes come out of the same input.</summary>
    public const int Version = 2;

    /// <summary>The type in each rewritten assembly that sets its static state back.</summary>
    public const string ResetType = "<Leadline>Statics";

    /// <summary>The method of <see cref="ResetType"/> to call before each call of the plugin, within its budget.</summary>
    public const string ResetMethod = "Reset";

    internal const string StartMethod = "<Leadline>Start";

    /// <summary>Rewrites the assemblies among some files.</summary>
    /// <param name="files">The files by path, as <see cref="PluginPackage.Files"/> has them; all but the assemblies in lib/ are left out.</param>
    /// <returns>
    /// The rewritten assemblies by the same paths, without signatures of strong names; where the plugin uses LINQ, the running base library's with them,
    /// rewritten too: its loops would not be counted otherwise.
    /// </returns>
    /// <exception cref="InvalidDataException">A file is no assembly that can be read.</exception>
    public static IReadOnlyDictionary<string, byte[]> Rewrite(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var findings = new List<PluginFinding>();
        using var assemblies = new PluginAssemblies(SdkAssemblies.Current);
        foreach (var (path, content) in files.Where(f => PackagePaths.IsAssembly(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
            assemblies.Read(path, content, null, findings);
        if (findings.Count > 0)
            throw new InvalidDataException(findings[0].ToString());
        var usesLinq = assemblies.Files.Values.Any(a => a.MainModule.AssemblyReferences.Any(r => r.Name == CountedLinq.Name));
        var rewritten = assemblies.Files.ToDictionary(f => f.Key, f => Rewrite(f.Value));
        if (usesLinq)
            rewritten.Add(CountedLinq.Path, CountedLinq.Rewrite());
        return rewritten;
    }

    internal static byte[] Rewrite(AssemblyDefinition assembly)
    {
        var module = assembly.MainModule;
        var members = new StepMembers(module);
        var counted = new CountedMethod(members);
        foreach (var method in module.GetTypes().Where(t => !IsBornOnce(t)).SelectMany(t => t.Methods).Where(m => m.HasBody).ToList())
        {
            if (method is { IsConstructor: true, IsStatic: true, DeclaringType.HasGenericParameters: true })
                counted.RewriteBornOnce(method);
            else
                counted.Rewrite(method);
        }

        // The constructors of a type for lambdas run once; its lambdas are the plugin's own code.
        foreach (var method in module.GetTypes().Where(IsBornOnce).SelectMany(t => t.Methods).Where(m => m is { HasBody: true, IsConstructor: false }))
            counted.Rewrite(method);
        StaticState.Rewrite(module);
        Constants.Simplify(module);
        CountedTypes.Exchange(module, members); // the last, since rules go by the names that stood there

        assembly.Name.PublicKey = [];
        assembly.Name.HasPublicKey = false;
        module.Attributes &= ~ModuleAttributes.StrongNameSigned;
        using var written = new MemoryStream();
        assembly.Write(written, new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
        return written.ToArray();
    }

    private static bool IsBornOnce(TypeDefinition type) => StaticState.IsDelegateCache(type) && type.Methods.Any(m => m is { IsConstructor: true, IsStatic: true });
}
