using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>The counter's members, as one module refers to them.</summary>
internal sealed class StepMembers
{
    internal StepMembers(ModuleDefinition module)
    {
        var sdk = module.AssemblyReferences.FirstOrDefault(r => r.Name == "Leadline.Sdk");
        if (sdk is null)
        {
            sdk = AssemblyNameReference.Parse(typeof(Steps).Assembly.FullName);
            module.AssemblyReferences.Add(sdk);
        }

        Int32 = module.TypeSystem.Int32;
        var steps = new TypeReference(typeof(Steps).Namespace, nameof(Steps), module, sdk);
        Charge = Method(nameof(Steps.Charge), module.TypeSystem.Void);
        ChargeArray = Method(nameof(Steps.ChargeArray), Int32);
        ChargeText = new MethodReference(nameof(Steps.ChargeText), module.TypeSystem.String, steps) { Parameters = { new ParameterDefinition(module.TypeSystem.String) } };
        Enter = Method(nameof(Steps.Enter), Int32);
        Leave = Method(nameof(Steps.Leave), module.TypeSystem.Void);

        MethodReference Method(string name, TypeReference returns) =>
            new(name, returns, steps) { Parameters = { new ParameterDefinition(Int32) } };
    }

    internal TypeReference Int32 { get; }

    internal MethodReference Charge { get; }

    internal MethodReference ChargeArray { get; }

    internal MethodReference ChargeText { get; }

    internal MethodReference Enter { get; }

    internal MethodReference Leave { get; }
}
