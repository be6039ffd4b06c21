using Leadline.Plugins.Runtime;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Tests.Publication;

/// <summary>The worker on SDK 1.0.0, with that SDK changed: as if a member had done something else when it was released.</summary>
internal static class ChangedOlderSdk
{
    internal const string Version = "1.0.0";

    /// <summary>Lays it out.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="change">What is changed of the assembly.</param>
    /// <param name="version">The version that its folder says it is.</param>
    /// <returns>The folder of the older workers.</returns>
    internal static string Lay(string folder, Action<ModuleDefinition> change, string version = Version)
    {
        var (from, to) = (Path.Combine(PluginSettings.ShippedOlderWorkers, Version), Path.Combine(folder, version));
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var sdk = Path.Combine(to, "Leadline.Sdk.dll");
        using var module = ModuleDefinition.ReadModule(sdk, new ReaderParameters { InMemory = true, ReadingMode = ReadingMode.Immediate });
        change(module);
        module.Write(sdk);
        return folder;
    }

    /// <summary>A line of a quote bears its entry's code for a unit.</summary>
    internal static void UnitsByCode(ModuleDefinition sdk) =>
        QuoteLineFrom(sdk).Body.Instructions.Single(i => i.Operand is MethodReference { Name: "get_Unit" }).Operand = sdk.GetType("Leadline.Sdk.PriceBookEntry").Methods.Single(m => m.Name == "get_Code");

    /// <summary>No line of a quote can be made.</summary>
    internal static void NoLines(ModuleDefinition sdk)
    {
        var from = QuoteLineFrom(sdk);
        from.Body = new MethodBody(from) { Instructions = { Instruction.Create(OpCodes.Ldnull), Instruction.Create(OpCodes.Throw) } };
    }

    /// <summary>A requirement has no field for the buyer.</summary>
    internal static void NoBuyer(ModuleDefinition sdk)
    {
        var requirement = sdk.GetType("Leadline.Sdk.Requirement");
        requirement.Properties.Remove(requirement.Properties.Single(p => p.Name == "Buyer"));
    }

    /// <summary>There are no tables among the answers.</summary>
    internal static void NoTables(ModuleDefinition sdk)
    {
        var kinds = sdk.GetType("Leadline.Sdk.Answer").CustomAttributes;
        kinds.Remove(kinds.Single(a => a.ConstructorArguments is [{ Value: TypeReference { Name: "TableAnswer" } }, ..]));
    }

    private static MethodDefinition QuoteLineFrom(ModuleDefinition sdk) => sdk.GetType("Leadline.Sdk.QuoteLine").Methods.Single(m => m.Name == "From");
}
