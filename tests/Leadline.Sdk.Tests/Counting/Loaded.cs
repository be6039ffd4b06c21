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

    internal Loaded(string source)
        : this(Compiled.Files("Acme", source))
    {
    }

    private Loaded(Dictionary<string, ReadOnlyMemory<byte>> files)
        : base(isCollectible: true)
    {
        Assert.Equal("", string.Join('\n', Compiled.Check(files).Faults()));
        _files = CountedAssemblies.Rewrite(files);
        _main = LoadFromStream(new MemoryStream(_files["lib/Acme.dll"]));
    }

    /// <summary>Calls a static method of the class <c>Acme.Pricing</c>; gives what it returned, and the steps, or null where it went over.</summary>
    internal (object? Result, long? Steps) Call(string method, long budget, params object?[] arguments)
    {
        var reset = _main.GetType(CountedAssemblies.ResetType)!.GetMethod(CountedAssemblies.ResetMethod)!.CreateDelegate<Action>();
        var target = _main.GetType("Acme.Pricing")!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!;
        object? result = null;
        Sdk.Steps.Begin(budget, 256 * 1024);
        try
        {
            reset();
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

    protected override Assembly? Load(AssemblyName assemblyName) => null;
}
