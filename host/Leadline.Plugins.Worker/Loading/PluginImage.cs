using System.Reflection;
using System.Text.Json;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Worker.Loading;

/// <summary>The one plugin that this process has loaded.</summary>
internal sealed class PluginImage
{
    private readonly Dictionary<ExtensionPoint, Type> _classes;

    private readonly StaticState _statics;

    private PluginImage(Dictionary<ExtensionPoint, Type> classes, StaticState statics) => (_classes, _statics) = (classes, statics);

    /// <summary>Loads a plugin and finds the classes that its manifest names. None of its code runs yet.</summary>
    /// <exception cref="WorkerFailure">It can't be loaded, or is not what its manifest says.</exception>
    internal static PluginImage Load(OpenRequest request)
    {
        if (!request.Assemblies.ContainsKey(request.Assembly))
            throw new WorkerFailure(FailureCodes.NotLoadable, $"The plugin has no file {request.Assembly}.");
        try
        {
            var files = PluginFiles.Read(request);
            var context = new PluginLoadContext(files);
            var assemblies = files.Keys.Select(context.LoadOwn).ToList();
            assemblies.ForEach(PluginLoadContext.RequireSdkOf);
            var main = context.LoadOwn(Path.GetFileNameWithoutExtension(request.Assembly));
            return new PluginImage(request.Points.ToDictionary(p => PointOf(p.Key), p => ClassOf(main, p.Key, p.Value)), StaticState.Of(assemblies));
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new WorkerFailure(FailureCodes.NotLoadable, $"{request.Assembly} can't be loaded: {error.Message}", error);
        }
    }

    /// <summary>Puts one question to a new object of the plugin, whose static state is as at the first call.</summary>
    /// <exception cref="WorkerFailure">The plugin does not have that extension point.</exception>
    internal object? Call(Operation operation, object input)
    {
        if (!_classes.TryGetValue(operation.Point, out var type))
            throw new WorkerFailure(FailureCodes.NoSuchPoint, $"The plugin's manifest does not name the extension point {operation.Point}.");
        _statics.Reset();
        var plugin = Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null)!;
        return operation.Call(plugin, input);
    }

    /// <summary>Writes a result down. Lists may be the plugin's own code, which runs now.</summary>
    /// <exception cref="WorkerFailure">There is no result, or the document has a hole.</exception>
    internal static void Write(Utf8JsonWriter writer, object? result, Type type)
    {
        if (result is null)
            throw new WorkerFailure(FailureCodes.WrongOutput, $"The plugin answered nothing where a {type.Name} is due.");
        try
        {
            JsonSerializer.Serialize(writer, result, type, PluginDocuments.Json);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
        {
            throw new WorkerFailure(FailureCodes.WrongOutput, $"The plugin's {type.Name} can't be written down: {error.Message}", error);
        }
    }

    private static ExtensionPoint PointOf(string name) => ExtensionPoints.Find(name)
        ?? throw new WorkerFailure(FailureCodes.NoSuchPoint, $"SDK {SdkVersion.Current} has no extension point {name}.");

    private static Type ClassOf(Assembly assembly, string point, string name)
    {
        var type = assembly.GetType(name, throwOnError: false)
            ?? throw new WorkerFailure(FailureCodes.NoSuchPoint, $"The manifest names the class {name} for {point}, which the plugin does not have.");
        var contract = PointOf(point).Contract;
        if (!type.IsPublic || type.IsAbstract || type.ContainsGenericParameters || !contract.IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null)
            throw new WorkerFailure(FailureCodes.NoSuchPoint,
                $"The manifest names the class {name} for {point}; it must be public, implement {contract.Name} and have a public constructor that takes nothing.");
        return type;
    }
}
