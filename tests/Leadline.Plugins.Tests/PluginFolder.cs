using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Installed;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Tests;

/// <summary>
/// The compiled hostile plugins in a folder of their own, rewritten so that they count, as the runtime lays a package out. No check is asked: it would
/// let none of them in. They can be altered before the first is used.
/// </summary>
internal sealed class PluginFolder : IDisposable
{
    internal const string Assembly = "Leadline.HostilePlugins.dll";
    private const string Library = "Leadline.HostilePlugins.Library.dll";

    internal PluginFolder()
    {
        // Readable by others: a test that runs as root starts its workers as nobody.
        Path = System.IO.Directory.CreateTempSubdirectory("leadline-plugin-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
        foreach (var file in System.IO.Directory.GetFiles(Built, "Leadline.HostilePlugins*").Where(f => !f.EndsWith(".pdb", StringComparison.Ordinal)))
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
    }

    internal string Path { get; }

    /// <summary>Where the rewritten assemblies lie, made from what lies in <see cref="Path"/> when it is first asked for.</summary>
    internal string Counted
    {
        get
        {
            var counted = At("counted");
            if (!System.IO.Directory.Exists(counted))
                Count(counted);
            return counted;
        }
    }

    private static string Built { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "..", "Leadline.HostilePlugins", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0"));

    /// <summary>A plugin of this folder whose one extension point is implemented by some class.</summary>
    internal InstalledPlugin Plugin(string type, string? id = null, string point = "evidence-check", string assembly = Assembly) =>
        new(id ?? $"test.{type.ToLowerInvariant()}", "1.0.0", "hash-of-" + (id ?? type), Counted, assembly,
            new Dictionary<string, string> { [point] = $"Leadline.HostilePlugins.{type}" }, HashesIn(Counted))
        {
            Circumstances = "tests",
        };

    /// <summary>The assemblies of a folder with their hashes.</summary>
    internal static Dictionary<string, string> HashesIn(string folder) =>
        System.IO.Directory.GetFiles(folder, "*.dll").ToDictionary(f => System.IO.Path.GetFileName(f), f => CountedHash.OfBytes(File.ReadAllBytes(f)));

    /// <summary>Makes a type initialiser that hangs of the method that is written for it.</summary>
    internal void HangAtStart() => Rewrite(Assembly, module =>
    {
        var start = module.GetType("Leadline.HostilePlugins.NeverReady").Methods.Single(m => m.Name == "Start");
        (start.Name, start.IsSpecialName, start.IsRuntimeSpecialName) = (".cctor", true, true);
    });

    internal string At(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Makes the plugin one that was built on another version of the SDK.</summary>
    internal void BuildOnSdk(Version version) => Rewrite(Assembly, module => module.AssemblyReferences.Single(r => r.Name == "Leadline.Sdk").Version = version);

    /// <summary>Makes the plugin call a member of the SDK that this SDK does not have.</summary>
    internal void CallWhatIsNotThere() => Rewrite(Assembly, module =>
    {
        foreach (var reference in module.GetMemberReferences().Where(m => m is MethodReference { Name: "set_All" }))
            reference.Name = "set_AllOfTomorrow";
    });

    /// <summary>Puts the library's second version in the place of the first, and has the plugin ask for it.</summary>
    internal void BringSecondEdition()
    {
        Rewrite(Library, module =>
        {
            module.Assembly.Name.Version = new Version(2, 0, 0, 0);
            var text = module.Types.Single(t => t.Name == "Edition").Methods.Single(m => m.Name == "Name").Body.Instructions.Single(i => i.OpCode == OpCodes.Ldstr);
            text.Operand = "second edition";
        });
        Rewrite(Assembly, module => module.AssemblyReferences.Single(r => r.Name == "Leadline.HostilePlugins.Library").Version = new Version(2, 0, 0, 0));
    }

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);

    private void Rewrite(string file, Action<ModuleDefinition> change)
    {
        using var module = ModuleDefinition.ReadModule(At(file), new ReaderParameters { InMemory = true });
        change(module);
        module.Write(At(file));
    }

    private void Count(string target)
    {
        const string Inside = "lib/";
        System.IO.Directory.CreateDirectory(target);
        var files = System.IO.Directory.GetFiles(Path, "*.dll").ToDictionary(f => Inside + System.IO.Path.GetFileName(f), f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f));
        foreach (var (path, bytes) in CountedAssemblies.Rewrite(files))
            File.WriteAllBytes(System.IO.Path.Combine(target, path[Inside.Length..]), bytes);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(target, (UnixFileMode)0b111_101_101);
        foreach (var file in System.IO.Directory.GetFiles(target))
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
    }
}
