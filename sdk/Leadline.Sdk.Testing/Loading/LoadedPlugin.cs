using System.Reflection;
using System.Runtime.Loader;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Counting;
using Leadline.Primitives;

namespace Leadline.Sdk.Testing;

/// <summary>A plugin's rewritten assemblies in a context of their own. The SDK alone is shared with the tests; what else they use, the plugin brings.</summary>
internal sealed class LoadedPlugin : AssemblyLoadContext
{
    private static readonly Assembly[] Shared = [typeof(IServiceLine).Assembly, typeof(Money).Assembly, typeof(CountedCalls).Assembly];

    private readonly BuiltPlugin _built;
    private readonly List<Action> _resets;

    internal LoadedPlugin(BuiltPlugin built)
        : base(built.Name, isCollectible: true)
    {
        _built = built;
        _resets = [.. InOrder().Select(a => a.GetType(CountedAssemblies.ResetType, throwOnError: true)!.GetMethod(CountedAssemblies.ResetMethod)!.CreateDelegate<Action>())];
    }

    /// <summary>Sets every static field back, libraries first, so that no call finds anything of the one before.</summary>
    internal void Reset()
    {
        foreach (var reset in _resets)
            reset();
    }

    /// <summary>A new object of the class that the manifest names for an extension point; null where it names none.</summary>
    internal Func<object>? MakerFor(ExtensionPoint point)
    {
        if (_built.Manifest.ExtensionPoints.FirstOrDefault(e => e.Name == point.Name) is not { } declared)
            return null;
        var main = LoadFromAssemblyName(new AssemblyName(Path.GetFileNameWithoutExtension(_built.Manifest.Assembly)));
        var type = main.GetType(declared.Class, throwOnError: true)!;
        return () => Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }

    /// <summary>The plugin's own assembly of a name, the SDK's, or none: then the base library has it.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(Shared, a => a.GetName().Name == assemblyName.Name) is { } shared)
            return shared;
        return _built.Counted.TryGetValue($"{PackagePaths.Library}{assemblyName.Name}.dll", out var own) ? LoadFromStream(new MemoryStream(own)) : null;
    }

    // A library's statics are set before those of whoever uses it.
    private List<Assembly> InOrder()
    {
        var ordered = new List<Assembly>();
        var own = _built.Counted.Keys.Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        own.ForEach(Visit);
        return ordered;

        void Visit(string name)
        {
            if (!own.Contains(name) || !seen.Add(name))
                return;
            var assembly = LoadFromAssemblyName(new AssemblyName(name));
            foreach (var used in assembly.GetReferencedAssemblies().Select(a => a.Name!).Order(StringComparer.Ordinal))
                Visit(used);
            ordered.Add(assembly);
        }
    }
}
