using Leadline.Plugins.Counting;
using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>The counter's members, as one module refers to them.</summary>
internal sealed class StepMembers
{
    private readonly TypeReference _steps;
    private readonly TypeReference _void;
    private readonly TypeReference _enumerable;
    private readonly ModuleDefinition _module;

    internal StepMembers(ModuleDefinition module)
    {
        _module = module;
        var sdk = Reference(typeof(Steps));
        _void = module.TypeSystem.Void;
        _enumerable = new TypeReference("System.Collections.Generic", "IEnumerable`1", module, module.TypeSystem.CoreLibrary);
        _enumerable.GenericParameters.Add(new GenericParameter("T", _enumerable));
        (Int32, Int64) = (module.TypeSystem.Int32, module.TypeSystem.Int64);
        _steps = new TypeReference(typeof(Steps).Namespace, nameof(Steps), module, sdk);
        Charge = Method(nameof(Steps.Charge), module.TypeSystem.Void);
        ChargeArray = Method(nameof(Steps.ChargeArray), Int32);
        ChargeText = new MethodReference(nameof(Steps.ChargeText), module.TypeSystem.String, _steps) { Parameters = { new ParameterDefinition(module.TypeSystem.String) } };
        ChargeWidth = Method(nameof(Steps.ChargeWidth), module.TypeSystem.Void);
        ChargeFormat = new MethodReference(nameof(Steps.ChargeFormat), module.TypeSystem.Void, _steps) { Parameters = { new ParameterDefinition(module.TypeSystem.String) } };
        Enter = Method(nameof(Steps.Enter), Int32);
        Leave = Method(nameof(Steps.Leave), module.TypeSystem.Void);
        Pause = new MethodReference(nameof(Steps.Pause), Int64, _steps);
        Resume = new MethodReference(nameof(Steps.Resume), module.TypeSystem.Void, _steps) { Parameters = { new ParameterDefinition(Int64) } };

        MethodReference Method(string name, TypeReference returns) =>
            new(name, returns, _steps) { Parameters = { new ParameterDefinition(Int32) } };
    }

    /// <summary>The assembly of what counts by itself; from the first question on the module refers to it.</summary>
    internal AssemblyNameReference Counting => Reference(typeof(CountedCalls));

    internal TypeReference Int32 { get; }

    internal TypeReference Int64 { get; }

    internal MethodReference Pause { get; }

    internal MethodReference Resume { get; }

    internal MethodReference Charge { get; }

    internal MethodReference ChargeArray { get; }

    internal MethodReference ChargeText { get; }

    internal MethodReference ChargeSearch => new(nameof(CountedTexts.ChargeSearch), _void, Counted(typeof(CountedTexts)))
    {
        Parameters = { new ParameterDefinition(_module.TypeSystem.String), new ParameterDefinition(_module.TypeSystem.String) },
    };

    internal MethodReference ChargeSearchOfAny => new(nameof(CountedTexts.ChargeSearchOfAny), _void, Counted(typeof(CountedTexts)))
    {
        Parameters = { new ParameterDefinition(_module.TypeSystem.String), new ParameterDefinition(new TypeReference("System", "Array", _module, _module.TypeSystem.CoreLibrary)) },
    };

    internal MethodReference ChargeWidth { get; }

    internal MethodReference ChargeFormat { get; }

    internal MethodReference Enter { get; }

    internal MethodReference Leave { get; }

    /// <summary>Asks for a hash code in the place of a comparer of some type, or of an interface of comparers.</summary>
    internal MethodReference HashOf(GenericInstanceType comparer)
    {
        var hash = new MethodReference(comparer.ElementType.Name == "EqualityComparer`1" ? nameof(CountedHashes.HashOf) : nameof(CountedHashes.HashBy), Int32, Counted(typeof(CountedHashes)));
        var of = new GenericParameter("T", hash);
        hash.GenericParameters.Add(of);
        hash.Parameters.Add(new ParameterDefinition(new GenericInstanceType(comparer.ElementType) { GenericArguments = { of } }));
        hash.Parameters.Add(new ParameterDefinition(of));
        return new GenericInstanceMethod(hash) { GenericArguments = { comparer.GenericArguments[0] } };
    }

    /// <summary>Charges for a collection of some type of element.</summary>
    internal MethodReference ChargeItems(TypeReference element)
    {
        var charge = new MethodReference(nameof(CountedItems.Charge), _void, Counted(typeof(CountedItems)));
        var of = new GenericParameter("T", charge);
        charge.GenericParameters.Add(of);
        charge.Parameters.Add(new ParameterDefinition(new GenericInstanceType(_enumerable) { GenericArguments = { of } }));
        charge.Parameters.Add(new ParameterDefinition(Int32));
        return new GenericInstanceMethod(charge) { GenericArguments = { element } };
    }

    private TypeReference Counted(Type type) => new(type.Namespace, type.Name, _module, Counting);

    private AssemblyNameReference Reference(Type type)
    {
        var assembly = type.Assembly.GetName();
        if (_module.AssemblyReferences.FirstOrDefault(r => r.Name == assembly.Name) is { } known)
            return known;
        var added = AssemblyNameReference.Parse(assembly.FullName);
        _module.AssemblyReferences.Add(added);
        return added;
    }
}
