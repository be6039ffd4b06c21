using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Leadline.Plugins.Checking;

/// <summary>Looks over an assembly's tables before the reader proper does: what leads round in a circle would take its process down.</summary>
internal static class MetadataGuard
{
    private const int DeepestNesting = 32;
    private const int LongestSignature = 32 * 1024;
    private const int MostRows = 200_000;

    /// <summary>What is wrong, in a sentence; null when the tables can be read safely.</summary>
    internal static string? Fault(ReadOnlyMemory<byte> dll)
    {
        using var pe = new PEReader([.. dll.Span]);
        if (!pe.HasMetadata)
            return "The file holds no code of .NET.";
        if (pe.PEHeaders.CorHeader is not { } header || !header.Flags.HasFlag(CorFlags.ILOnly))
            return "The assembly holds machine code, which cannot be checked: build it without ReadyToRun and without native parts.";
        var metadata = pe.GetMetadataReader();
        if (Enum.GetValues<TableIndex>().Where(t => t <= TableIndex.GenericParamConstraint).Sum(metadata.GetTableRowCount) > MostRows)
            return $"The assembly's tables have more than {MostRows:N0} rows.";
        if (metadata.TypeDefinitions.Any(t => IsTooDeep(t, h => metadata.GetTypeDefinition(h).GetDeclaringType(), h => h.IsNil)))
            return $"Types are nested in a circle, or more than {DeepestNesting} deep.";
        if (metadata.TypeReferences.Any(t => IsTooDeep(t, h => Outer(metadata.GetTypeReference(h)), h => h.IsNil)))
            return $"References to types are nested in a circle, or more than {DeepestNesting} deep.";
        return Signatures(metadata).Any(s => metadata.GetBlobReader(s).Length > LongestSignature) || !TypeSpecificationsEnd(metadata)
            ? "A signature is too long, or refers to itself."
            : null;
    }

    private static TypeReferenceHandle Outer(TypeReference reference) =>
        reference.ResolutionScope.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)reference.ResolutionScope : default;

    private static bool IsTooDeep<T>(T inner, Func<T, T> outer, Func<T, bool> isNone)
    {
        var depth = 0;
        for (var at = inner; !isNone(at); at = outer(at))
        {
            if (++depth > DeepestNesting)
                return true;
        }

        return false;
    }

    private static IEnumerable<BlobHandle> Signatures(MetadataReader metadata) =>
        metadata.MemberReferences.Select(m => metadata.GetMemberReference(m).Signature)
            .Concat(metadata.MethodDefinitions.Select(m => metadata.GetMethodDefinition(m).Signature))
            .Concat(metadata.FieldDefinitions.Select(f => metadata.GetFieldDefinition(f).Signature))
            .Concat(metadata.PropertyDefinitions.Select(p => metadata.GetPropertyDefinition(p).Signature))
            .Concat(Rows(metadata, TableIndex.StandAloneSig).Select(r => metadata.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(r)).Signature))
            .Concat(Rows(metadata, TableIndex.MethodSpec).Select(r => metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(r)).Signature))
            .Concat(Rows(metadata, TableIndex.TypeSpec).Select(r => metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(r)).Signature));

    // Compilers name plain types within a signature; one that names another signature may come back to itself.
    private static bool TypeSpecificationsEnd(MetadataReader metadata)
    {
        var walk = new PlainTypes();
        foreach (var row in Rows(metadata, TableIndex.TypeSpec))
            metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).DecodeSignature(walk, null);
        foreach (var method in metadata.MethodDefinitions)
            metadata.GetMethodDefinition(method).DecodeSignature(walk, null);
        foreach (var field in metadata.FieldDefinitions)
            metadata.GetFieldDefinition(field).DecodeSignature(walk, null);
        return !walk.SawSpecification;
    }

    private static IEnumerable<int> Rows(MetadataReader metadata, TableIndex table) => Enumerable.Range(1, metadata.GetTableRowCount(table));

    private sealed class PlainTypes : ISignatureTypeProvider<bool, object?>
    {
        public bool SawSpecification { get; private set; }

        public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        {
            SawSpecification = true;
            return false;
        }

        public bool GetArrayType(bool elementType, ArrayShape shape) => true;

        public bool GetByReferenceType(bool elementType) => true;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;

        public bool GetGenericMethodParameter(object? genericContext, int index) => true;

        public bool GetGenericTypeParameter(object? genericContext, int index) => true;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;

        public bool GetPinnedType(bool elementType) => true;

        public bool GetPointerType(bool elementType) => true;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

        public bool GetSZArrayType(bool elementType) => true;

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => true;

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => true;
    }
}
