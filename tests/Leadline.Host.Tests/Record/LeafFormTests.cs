using System.Security.Cryptography;
using Leadline.Modularity.Record;

namespace Leadline.Host.Tests.Record;

public sealed class LeafFormTests
{
    private static readonly AuditEntry Entry = new(
        Guid.Parse("0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a77"), new DateTimeOffset(2025, 9, 1, 9, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456),
        Guid.Parse("0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a78"), null, "Buyer", "award-call-off", Guid.Parse("0198f2a4-7c1e-7d3a-9b60-2f5f3c8e1a79"), "£1")
    {
        SubjectType = "further-competition", SubjectVersion = 7, After = """{"state":"Opened"}""", Reason = "", RequestId = "r",
    };

    [Fact]
    public void The_first_form_stays_as_it_is() => // worked out from the description by another program
        Assert.Equal("0d75eef7888c1f61235a7af863a731296ee68fa1605b858791bfd37f0e66aa68", Convert.ToHexStringLower(LeafForm.HashOf("call_off", Entry)));

    [Fact]
    public void Every_field_counts()
    {
        var one = Guid.CreateVersion7();
        AuditEntry[] others =
        [
            Entry with { Id = one }, Entry with { At = Entry.At.AddMicroseconds(1) }, Entry with { Person = one }, Entry with { Organisation = null },
            Entry with { Credential = one }, Entry with { Roles = "bid-manager" }, Entry with { Delegation = one },
            Entry with { Act = "open-bids" }, Entry with { SubjectType = "" }, Entry with { Subject = one }, Entry with { SubjectVersion = null },
            Entry with { Detail = "£2" }, Entry with { Before = "{}" }, Entry with { After = null }, Entry with { Reason = null }, Entry with { RequestId = "s" },
        ];
        var hashes = others.Select(e => Convert.ToHexString(LeafForm.HashOf("call_off", e)))
            .Append(Convert.ToHexString(LeafForm.HashOf("lots", Entry))).Append(Convert.ToHexString(LeafForm.HashOf("call_off", Entry))).ToList();

        Assert.Equal(18, hashes.Distinct().Count());
        Assert.Equal(others.Length, typeof(AuditEntry).GetProperties().Length - 1); // the form itself is one more
    }

    [Fact]
    public void The_root_is_that_of_RFC_6962()
    {
        byte[][] leaves = [.. Enumerable.Range(0, 7).Select(i => SHA256.HashData([(byte)i]))];
        var left = Node(Node(leaves[0], leaves[1]), Node(leaves[2], leaves[3]));

        Assert.Equal(leaves[0], MerkleTree.RootOf(leaves.AsSpan(..1)));
        Assert.Equal(Node(Node(leaves[0], leaves[1]), leaves[2]), MerkleTree.RootOf(leaves.AsSpan(..3)));
        Assert.Equal(left, MerkleTree.RootOf(leaves.AsSpan(..4)));
        Assert.Equal(Node(left, Node(Node(leaves[4], leaves[5]), leaves[6])), MerkleTree.RootOf(leaves));
        Assert.Throws<ArgumentException>(() => MerkleTree.RootOf([]));
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
