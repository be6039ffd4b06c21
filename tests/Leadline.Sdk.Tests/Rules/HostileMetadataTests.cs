using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Leadline.Sdk.Tests.Rules;

/// <summary>Assemblies whose tables lead round in a circle: without the guard each overflows the stack of whoever reads it.</summary>
public sealed class HostileMetadataTests
{
    [Fact]
    public void The_same_assembly_without_a_circle_is_read() =>
        Assert.DoesNotContain(Check(_ => { }), f => f.Code is "assembly-unreadable" or "check-failed");

    [Fact]
    public void Types_nested_in_each_other_are_refused() => Refused("nested in a circle", m =>
    {
        m.AddNestedType(MetadataTokens.TypeDefinitionHandle(2), MetadataTokens.TypeDefinitionHandle(3));
        m.AddNestedType(MetadataTokens.TypeDefinitionHandle(3), MetadataTokens.TypeDefinitionHandle(2));
    });

    [Fact]
    public void References_nested_in_each_other_are_refused() => Refused("nested in a circle", m =>
    {
        var next = m.GetRowCount(TableIndex.TypeRef) + 1;
        m.AddTypeReference(MetadataTokens.TypeReferenceHandle(next + 1), default, m.GetOrAddString("A"));
        m.AddTypeReference(MetadataTokens.TypeReferenceHandle(next), default, m.GetOrAddString("B"));
    });

    [Theory]
    [InlineData(0x20, "refers to itself")] // as an optional modifier
    [InlineData(0x12, "no assembly of .NET that can be read")] // as a class: the guard's own reader knows that
    public void A_signature_that_names_itself_is_refused(byte how, string reason) => Refused(reason, m =>
    {
        var blob = new BlobBuilder();
        blob.WriteByte((byte)SignatureTypeCode.SZArray);
        blob.WriteByte(how);
        blob.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(MetadataTokens.TypeSpecificationHandle(1)));
        blob.WriteByte((byte)SignatureTypeCode.Int32);
        m.AddTypeSpecification(m.GetOrAddBlob(blob));
    });

    [Fact]
    public void A_signature_that_nests_a_hundred_thousand_deep_is_refused() => Refused("too long", m =>
    {
        var blob = new BlobBuilder();
        blob.WriteBytes((byte)SignatureTypeCode.SZArray, 100_000);
        blob.WriteByte((byte)SignatureTypeCode.Int32);
        m.AddTypeSpecification(m.GetOrAddBlob(blob));
    });

    [Fact]
    public void A_deep_signature_within_the_limit_is_read_through()
    {
        var findings = Check(m =>
        {
            var blob = new BlobBuilder();
            blob.WriteByte(0x06); // FIELD
            blob.WriteBytes((byte)SignatureTypeCode.SZArray, 30_000);
            blob.WriteByte((byte)SignatureTypeCode.Int32);
            m.AddMemberReference(MetadataTokens.TypeReferenceHandle(1), m.GetOrAddString("Deep"), m.GetOrAddBlob(blob));
        });

        Assert.Contains(findings, f => f.Subject == "System.Object::Deep");
    }

    private static void Refused(string reason, Action<MetadataBuilder> spoil)
    {
        var fault = Assert.Single(Check(spoil), f => f.Code == "assembly-unreadable");
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Leadline.Plugins.Checking.PluginFinding> Check(Action<MetadataBuilder> spoil)
    {
        var m = new MetadataBuilder();
        m.AddModule(0, m.GetOrAddString("Acme.dll"), m.GetOrAddGuid(Guid.CreateVersion7()), default, default);
        m.AddAssembly(m.GetOrAddString("Acme"), new Version(1, 0, 0, 0), default, default, default(AssemblyFlags), AssemblyHashAlgorithm.None);
        var runtime = m.AddAssemblyReference(m.GetOrAddString("System.Runtime"), new Version(10, 0, 0, 0), default, default, default(AssemblyFlags), default);
        var root = m.AddTypeReference(runtime, m.GetOrAddString("System"), m.GetOrAddString("Object"));
        foreach (var name in new[] { "<Module>", "One", "Two" })
            m.AddTypeDefinition(TypeAttributes.Class, default, m.GetOrAddString(name), name == "<Module>" ? default : root, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        spoil(m);

        var pe = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(m, suppressValidation: true), new BlobBuilder()).Serialize(pe);
        return Compiled.Check(new Dictionary<string, ReadOnlyMemory<byte>> { ["lib/Acme.dll"] = pe.ToImmutableArray().AsMemory() });
    }
}
