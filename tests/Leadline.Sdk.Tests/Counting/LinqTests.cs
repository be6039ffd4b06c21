using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Rules;

namespace Leadline.Sdk.Tests.Counting;

/// <summary>The copy of LINQ that counts.</summary>
public sealed class LinqTests
{
    private const string Path = "lib/System.Linq.dll";

    [Fact]
    public void It_comes_with_a_plugin_that_uses_it_and_with_no_other()
    {
        Assert.Contains(Path, CountedAssemblies.Rewrite(Compiled.Files("Acme", Compiled.Class("public static object F(int n) => Enumerable.Range(0, n).Sum();"))).Keys);
        Assert.DoesNotContain(Path, CountedAssemblies.Rewrite(Compiled.Files("Acme", Compiled.Class("public static object F(int n) => n;"))).Keys);
    }

    [Theory]
    [InlineData(typeof(int))]
    [InlineData(typeof(string))]
    public void Each_of_its_methods_is_one_that_the_runtime_compiles(Type argument)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var linq = context.LoadFromStream(new MemoryStream(CountedAssemblies.Rewrite(Compiled.Files("Acme", Compiled.Class("public static object F(int n) => Enumerable.Range(0, n).Sum();")))[Path]));

        var prepared = linq.GetTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>().Where(m => !m.IsAbstract).Count(m => Prepare(m, argument));

        Assert.InRange(prepared, 1_000, 5_000);
    }

    private static bool Prepare(MethodBase method, Type argument)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        var ofMethod = method is MethodInfo { IsGenericMethodDefinition: true } ? method.GetGenericArguments() : [];
        try
        {
            if (ofType.Length > 0)
                method.DeclaringType.MakeGenericType([.. ofType.Select(_ => argument)]);
            if (method is MethodInfo { IsGenericMethodDefinition: true } generic)
                generic.MakeGenericMethod([.. ofMethod.Select(_ => argument)]);
        }
        // Some are for numbers alone.
        catch (ArgumentException)
        {
            return false;
        }

        RuntimeHelpers.PrepareMethod(method.MethodHandle, [.. ofType.Concat(ofMethod).Select(_ => argument.TypeHandle)]); // throws for invalid instructions
        return true;
    }
}
