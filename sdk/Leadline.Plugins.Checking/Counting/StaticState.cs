using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Takes static constructors away from the runtime, which would run them in the first call alone, and writes one method that sets every static
/// field back and runs them in order. Called before each call, nothing survives from one to the next, and all cost the same.
/// </summary>
internal static class StaticState
{
    internal static void Rewrite(ModuleDefinition module)
    {
        var types = module.GetTypes().Where(t => !IsDelegateCache(t) && !t.HasGenericParameters).OrderBy(t => t.FullName, StringComparer.Ordinal).ToList();
        var reset = new MethodDefinition(CountedAssemblies.ResetMethod, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, module.TypeSystem.Void);
        var il = reset.Body.GetILProcessor();
        foreach (var field in types.SelectMany(t => t.Fields).Where(f => f is { IsStatic: true, IsLiteral: false } && f.RVA == 0))
        {
            field.IsInitOnly = false;
            if (!field.IsPublic)
                field.Attributes = (field.Attributes & ~FieldAttributes.FieldAccessMask) | FieldAttributes.FamORAssem;
            il.Emit(OpCodes.Ldsflda, field);
            il.Emit(OpCodes.Initobj, field.FieldType is IModifierType modified ? modified.ElementType : field.FieldType);
        }

        var starts = types.Select(t => t.Methods.FirstOrDefault(m => m is { IsConstructor: true, IsStatic: true })).OfType<MethodDefinition>().ToList();
        foreach (var start in InOrder(starts))
        {
            start.Name = CountedAssemblies.StartMethod;
            start.Attributes = MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig;
            il.Emit(OpCodes.Call, start);
        }

        il.Emit(OpCodes.Ret);
        foreach (var nested in module.GetTypes().Where(t => t.IsNested && !t.IsNestedPublic)) // or Reset could not name them
            nested.Attributes = (nested.Attributes & ~TypeAttributes.VisibilityMask) | TypeAttributes.NestedFamORAssem;
        module.Types.Add(new TypeDefinition("", CountedAssemblies.ResetType, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object)
        {
            Methods = { reset },
        });
    }

    /// <summary>Whether a type is the compiler's own for lambdas without state, whose fields are filled once and weigh nothing.</summary>
    internal static bool IsDelegateCache(TypeDefinition type) => type.DeclaringType is not null && (type.Name.StartsWith("<>c", StringComparison.Ordinal) || type.Name.StartsWith("<>O", StringComparison.Ordinal));

    // A start that reaches another type's code runs after that type's own; ties go by name.
    private static List<MethodDefinition> InOrder(List<MethodDefinition> starts)
    {
        var byType = starts.ToDictionary(s => s.DeclaringType);
        var ordered = new List<MethodDefinition>();
        var seen = new HashSet<MethodDefinition>();
        foreach (var start in starts)
            Visit(start);
        return ordered;

        void Visit(MethodDefinition start)
        {
            if (!seen.Add(start))
                return;
            foreach (var needed in Reached(start).Where(byType.ContainsKey).Select(t => byType[t]).OrderBy(s => s.DeclaringType.FullName, StringComparer.Ordinal))
                Visit(needed);
            ordered.Add(start);
        }
    }

    private static HashSet<TypeDefinition> Reached(MethodDefinition start)
    {
        var types = new HashSet<TypeDefinition>();
        var methods = new HashSet<MethodDefinition> { start };
        var open = new Queue<MethodDefinition>([start]);
        while (open.TryDequeue(out var method))
        {
            foreach (var used in method.HasBody ? method.Body.Instructions.Select(i => i.Operand).OfType<MemberReference>() : [])
            {
                if (Own(used, method.Module) is not { } member)
                    continue;
                types.Add(member.DeclaringType);
                if (member is MethodDefinition called && methods.Add(called))
                    open.Enqueue(called);
            }
        }

        return types;
    }

    private static IMemberDefinition? Own(MemberReference reference, ModuleDefinition module) => reference switch
    {
        MethodDefinition or FieldDefinition => (IMemberDefinition)reference,
        MethodReference { DeclaringType: var type } method when type.GetElementType().Scope == module => method.Resolve(),
        FieldReference { DeclaringType: var type } field when type.GetElementType().Scope == module => field.Resolve(),
        _ => null,
    };
}
