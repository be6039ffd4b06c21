using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>Everything that an assembly refers to, with where it does: signatures, bodies, attributes, and what stands in the tables alone.</summary>
internal sealed class Uses
{
    private readonly HashSet<(MemberReference, Place?)> _seen = [];
    private readonly HashSet<MemberReference> _placed = [];

    private Uses()
    {
    }

    /// <summary>A reference and its place; null where it stands in the tables and nothing that was walked uses it.</summary>
    internal List<(MemberReference Reference, Place? Place)> All { get; } = [];

    internal static Uses Of(ModuleDefinition module)
    {
        var uses = new Uses();
        foreach (var type in module.GetTypes())
            uses.Walk(type);
        foreach (var attribute in module.CustomAttributes.Concat(module.Assembly.CustomAttributes))
            uses.Add(attribute.Constructor, null);
        foreach (var member in module.GetMemberReferences().Where(m => !uses._placed.Contains(m)))
            uses.Add(member, null);
        foreach (var type in module.GetTypeReferences().Where(t => !uses._placed.Contains(t)))
            uses.Add(type, null);
        return uses;
    }

    private void Walk(TypeDefinition type)
    {
        var place = Place.Of(type);
        Attributes(type, place);
        if (type.BaseType is { } parent)
            Add(parent, place);
        foreach (var implemented in type.Interfaces)
            Add(implemented.InterfaceType, place);
        Generics(type, place);
        foreach (var field in type.Fields)
        {
            Attributes(field, place);
            Add(field.FieldType, place);
        }

        foreach (var property in type.Properties)
            Attributes(property, place);
        foreach (var one in type.Events)
            Attributes(one, place);
        foreach (var method in type.Methods)
            Walk(method);
    }

    private void Walk(MethodDefinition method)
    {
        var place = Place.Of(method);
        Attributes(method, place);
        Attributes(method.MethodReturnType, place);
        Generics(method, place);
        Add(method.ReturnType, place);
        foreach (var parameter in method.Parameters)
        {
            Attributes(parameter, place);
            Add(parameter.ParameterType, place);
        }

        foreach (var overridden in method.Overrides)
            Add(overridden, place);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(variable.VariableType, place);
        foreach (var handler in method.Body.ExceptionHandlers.Where(h => h.CatchType is not null))
            Add(handler.CatchType, place);
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is MemberReference reference)
                Add(reference, Place.Of(method, instruction));
        }
    }

    private void Generics(IGenericParameterProvider provider, Place place)
    {
        foreach (var parameter in provider.GenericParameters)
        {
            Attributes(parameter, place);
            foreach (var constraint in parameter.Constraints)
                Add(constraint.ConstraintType, place);
        }
    }

    private void Attributes(ICustomAttributeProvider provider, Place place)
    {
        if (!provider.HasCustomAttributes)
            return;
        foreach (var attribute in provider.CustomAttributes)
            Add(attribute.Constructor, place);
    }

    private void Add(MemberReference reference, Place? place)
    {
        switch (reference)
        {
            case GenericInstanceMethod method:
                foreach (var argument in method.GenericArguments)
                    Add(argument, place);
                Add(method.ElementMethod, place);
                return;
            case MethodReference or FieldReference:
                Add(reference.DeclaringType, place);
                Signature(reference, place);
                break;
            case GenericInstanceType type:
                foreach (var argument in type.GenericArguments)
                    Add(argument, place);
                Add(type.ElementType, place);
                return;
            case IModifierType modified:
                Add(modified.ModifierType, place);
                Add(modified.ElementType, place);
                return;
            case PointerType or FunctionPointerType or PinnedType or SentinelType:
                break;
            case TypeSpecification wrapped:
                Add(wrapped.ElementType, place);
                return;
            case GenericParameter or null:
                return;
        }

        _placed.Add(reference);
        if (_seen.Add((reference, place)))
            All.Add((reference, place));
    }

    // What a referred member takes and gives counts too: a pointer may hide there.
    private void Signature(MemberReference reference, Place? place)
    {
        if (reference is FieldReference field)
            Add(field.FieldType, place);
        else if (reference is MethodReference method)
        {
            Add(method.ReturnType, place);
            foreach (var parameter in method.Parameters)
                Add(parameter.ParameterType, place);
        }
    }
}
