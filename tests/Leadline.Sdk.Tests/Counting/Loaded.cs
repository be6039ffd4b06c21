using System.Reflection;
using System.Runtime.Loader;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Counting;

/// <summary>A plugin that was checked, rewritten and loaded, as a worker does it.</summary>
internal sealed class Loaded : AssemblyLoadContext
{
    private readonly IReadOnlyDictionary<string, byte[]> _files;
    private readonly Assembly _main;
    private readonly List<Action> _resets;

    internal Loaded(string source)
        : this(Compiled.Files("Acme", source))
    {
    }

    private Loaded(Dictionary<string, ReadOnlyMemory<byte>> files)
        : base(isCollectible: true)
    {
        Assert.Equal("", string.Join('\n', Compiled.Check(files).Faults()));
        _files = CountedAssemblies.Rewrite(files);
        _main = LoadFromAssemblyName(new AssemblyName("Acme"));
        _resets = [.. _files.Keys.Select(Path.GetFileNameWithoutExtension).OrderBy(n => n == "Acme").Select(n => ResetOf(LoadFromAssemblyName(new AssemblyName(n!))))];
    }

    /// <summary>Calls a static method of the class <c>Acme.Pricing</c>; gives what it returned, and the steps, or null where it went over.</summary>
    internal (object? Result, long? Steps) Call(string method, long budget, params object?[] arguments)
    {
        var target = _main.GetType("Acme.Pricing")!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!;
        object? result = null;
        Leadline.Plugins.Counting.CountedCalls.Begin(budget, 1024 * 1024);
        try
        {
            _resets.ForEach(r => r());
            result = target.Invoke(null, arguments);
        }
        catch (Exception thrown) when (Sdk.Steps.IsExceeded)
        {
            Assert.IsType<StepsExceededException>(thrown.GetBaseException());
        }

        var answer = Sdk.Steps.IsExceeded ? (null, null) : (result, (long?)Sdk.Steps.Used);
        Sdk.Steps.End();
        return answer;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _files.TryGetValue($"lib/{assemblyName.Name}.dll", out var own) ? LoadFromStream(new MemoryStream(own)) : null;

    private static Action ResetOf(Assembly assembly) => assembly.GetType(CountedAssemblies.ResetType)!.GetMethod(CountedAssemblies.ResetMethod)!.CreateDelegate<Action>();
}
