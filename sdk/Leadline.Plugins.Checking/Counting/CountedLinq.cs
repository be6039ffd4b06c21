using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// A copy of the base library's LINQ that counts its steps. It takes the original's place for one plugin: a sum over two thousand million numbers, which
/// calls nothing back, then ends at the budget like any loop.
/// </summary>
internal static class CountedLinq
{
    internal const string Name = "System.Linq";

    internal const string Path = PackagePaths.Library + Name + ".dll"; // no package may bring a file of this name

    private static readonly Lazy<byte[]> OfThisRuntime = new(() => Rewrite(File.ReadAllBytes(typeof(Enumerable).Assembly.Location)));

    /// <summary>The copy for the runtime that this process runs on.</summary>
    internal static byte[] Rewrite() => OfThisRuntime.Value;

    private static byte[] Rewrite(byte[] original)
    {
        using var nothing = new NoAssemblies();
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(original), new ReaderParameters(ReadingMode.Deferred) { AssemblyResolver = nothing });
        // The original carries machine code beside its instructions; the copy has the instructions alone.
        assembly.MainModule.Attributes = ModuleAttributes.ILOnly;
        assembly.MainModule.Architecture = TargetArchitecture.I386; // with the former: any processor
        return CountedAssemblies.Rewrite(assembly);
    }

    // All that is rewritten is in the module itself.
    private sealed class NoAssemblies : IAssemblyResolver
    {
        public AssemblyDefinition Resolve(AssemblyNameReference name) => throw new AssemblyResolutionException(name);

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

        public void Dispose()
        {
        }
    }
}
