using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>The assemblies of one plugin, read for checking, with a version of the SDK beside them. The base library is never read: rules know it by name.</summary>
internal sealed class PluginAssemblies : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _sdk = [];
    private readonly Dictionary<string, AssemblyDefinition> _own = new(StringComparer.OrdinalIgnoreCase);

    internal PluginAssemblies(SdkAssemblies sdk)
    {
        Sdk = sdk.Version;
        foreach (var (name, bytes) in sdk.Files)
            _sdk.Add(name, AssemblyDefinition.ReadAssembly(new MemoryStream(bytes), new ReaderParameters { AssemblyResolver = this }));
    }

    /// <summary>The version of the SDK.</summary>
    internal Version Sdk { get; }

    /// <summary>The plugin's own assemblies, by the file each is in.</summary>
    internal Dictionary<string, AssemblyDefinition> Files { get; } = [];

    internal bool IsOwn(string assembly) => _own.ContainsKey(assembly);

    internal bool IsSdk(string assembly) => _sdk.ContainsKey(assembly);

    /// <summary>Reads one assembly, with its PDB where there is one.</summary>
    internal void Read(string file, ReadOnlyMemory<byte> dll, ReadOnlyMemory<byte>? pdb, List<PluginFinding> findings)
    {
        AssemblyDefinition assembly;
        try
        {
            if (MetadataGuard.Fault(dll) is { } fault)
            {
                findings.Add(new PluginFinding { Code = "assembly-unreadable", File = file, Reason = fault });
                return;
            }

            assembly = Load(dll, pdb);
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            // A hostile file may make the reader fail in any way; whichever it is, the file is not let in.
            findings.Add(new PluginFinding { Code = "assembly-unreadable", File = file, Reason = $"The file is no assembly of .NET that can be read ({damaged.GetType().Name})." });
            return;
        }

        var name = assembly.Name.Name;
        if (name != Path.GetFileNameWithoutExtension(file))
            findings.Add(new PluginFinding { Code = "assembly-name", File = file, Reason = $"The assembly inside is called {name}; file and assembly have one name." });
        else if (_sdk.Keys.Any(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase)))
            findings.Add(new PluginFinding { Code = "assembly-of-the-host", File = file, Reason = $"The host brings the assembly {name} itself, whatever its capitals; a copy would take its place." });
        else if (!_own.TryAdd(name, assembly))
            findings.Add(new PluginFinding { Code = "assembly-twice", File = file, Reason = $"Another file holds an assembly called {name} too." });
        else
            Files.Add(file, assembly);
    }

    public AssemblyDefinition Resolve(AssemblyNameReference name) =>
        _own.GetValueOrDefault(name.Name) ?? _sdk.GetValueOrDefault(name.Name) ?? throw new AssemblyResolutionException(name);

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (var assembly in _own.Values.Concat(_sdk.Values))
            assembly.Dispose();
    }

    private AssemblyDefinition Load(ReadOnlyMemory<byte> dll, ReadOnlyMemory<byte>? pdb)
    {
        // Deferred: reading all at once decodes the arguments of attributes, and looks for the types that they name.
        if (pdb is { } symbols)
        {
            try
            {
                return AssemblyDefinition.ReadAssembly(new MemoryStream(dll.ToArray()), new ReaderParameters(ReadingMode.Deferred)
                {
                    AssemblyResolver = this, ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider(), SymbolStream = new MemoryStream(symbols.ToArray()),
                });
            }
            catch (Exception foreign) when (foreign is not OutOfMemoryException)
            {
                // A PDB of another build only costs the source lines.
            }
        }

        return AssemblyDefinition.ReadAssembly(new MemoryStream(dll.ToArray()), new ReaderParameters(ReadingMode.Deferred) { AssemblyResolver = this });
    }
}
