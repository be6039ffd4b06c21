using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>
/// Takes the base library's enumerations out of constants. Writing one down needs its underlying type, for which the base library would have to be
/// read; running needs neither, since compilers put a constant's value in its place.
/// </summary>
internal static class Constants
{
    internal static void Simplify(ModuleDefinition module)
    {
        foreach (var field in module.GetTypes().Where(t => !t.IsEnum).SelectMany(t => t.Fields).Where(f => f.HasConstant))
            field.FieldType = Primitive(module.TypeSystem, field.Constant) ?? field.FieldType;
        foreach (var parameter in module.GetTypes().SelectMany(t => t.Methods).SelectMany(m => m.Parameters).Where(p => p.HasConstant))
            (parameter.HasConstant, parameter.HasDefault) = (false, false);
    }

    private static TypeReference? Primitive(TypeSystem types, object? constant) => constant switch
    {
        sbyte => types.SByte,
        byte => types.Byte,
        short => types.Int16,
        ushort => types.UInt16,
        int => types.Int32,
        uint => types.UInt32,
        long => types.Int64,
        ulong => types.UInt64,
        _ => null,
    };
}
