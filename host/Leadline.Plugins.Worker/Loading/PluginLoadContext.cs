using System.Reflection;
using System.Runtime.Loader;
using Leadline.Plugins.Counting;
using Leadline.Plugins.Wire;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Plugins.Worker.Loading;

/// <summary>
/// Finds a plugin's libraries among those that it brought, so that two plugins may bring two versions of one library. The SDK is the worker's,
/// whatever lies beside the plugin: both must mean the same types.
/// </summary>
/// <param name="files">The plugin's assemblies by their simple names, in the very bytes whose hashes were compared.</param>
internal sealed class PluginLoadContext(IReadOnlyDictionary<string, byte[]> files) : AssemblyLoadContext("plugin")
{
    private static readonly Assembly[] Shared = [typeof(SdkVersion).Assembly, typeof(Money).Assembly, typeof(CountedCalls).Assembly];

    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads one of the plugin's assemblies.</summary>
    internal Assembly LoadOwn(string name)
    {
        if (!_loaded.TryGetValue(name, out var assembly))
            _loaded[name] = assembly = LoadFromStream(new MemoryStream(files[name], writable: false));
        return assembly;
    }

    /// <summary>Loads an assembly by its name, or null where the base library has it.</summary>
    /// <exception cref="WorkerFailure">It is a newer SDK than the worker's.</exception>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(Shared, a => a.GetName().Name == assemblyName.Name) is { } shared)
        {
            RequireNotNewer(assemblyName, shared.GetName());
            return shared;
        }

        return assemblyName.Name is { } name && files.ContainsKey(name) ? LoadOwn(name) : null;
    }

    /// <summary>A plugin brings no native code.</summary>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        throw new DllNotFoundException($"A plugin can't load the native library {unmanagedDllName}.");

    /// <summary>Refuses what was built on a newer SDK before any of its code runs.</summary>
    internal static void RequireSdkOf(Assembly plugin)
    {
        foreach (var needed in plugin.GetReferencedAssemblies())
        {
            if (Array.Find(Shared, a => a.GetName().Name == needed.Name) is { } shared)
                RequireNotNewer(needed, shared.GetName());
        }
    }

    private static void RequireNotNewer(AssemblyName needed, AssemblyName found)
    {
        if (needed.Version > found.Version)
            throw new WorkerFailure(FailureCodes.SdkTooNew,
                $"The plugin needs {needed.Name} {needed.Version}; this host has {found.Version}. Build it on an older SDK, or have the host upgraded.");
    }
}
