using System.Security.Cryptography;

namespace Leadline.Modularity.Record;

/// <summary>The root over a batch of leaves. Source: RFC 6962, section 2.1, with SHA-256.</summary>
internal static class MerkleTree
{
    private const byte NodePrefix = 1;

    /// <exception cref="ArgumentException">There are no leaves; an empty batch is not sealed.</exception>
    internal static byte[] RootOf(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty)
            throw new ArgumentException("A batch has at least one leaf.", nameof(leaves));
        if (leaves.Length == 1)
            return leaves[0];
        var left = LargestPowerOfTwoBelow(leaves.Length);
        var (first, second) = (RootOf(leaves[..left]), RootOf(leaves[left..]));
        Span<byte> node = stackalloc byte[1 + (2 * SHA256.HashSizeInBytes)];
        node[0] = NodePrefix;
        first.CopyTo(node[1..]);
        second.CopyTo(node[(1 + first.Length)..]);
        return SHA256.HashData(node[..(1 + first.Length + second.Length)]);
    }

    private static int LargestPowerOfTwoBelow(int count)
    {
        var power = 1;
        while (power * 2 < count)
            power *= 2;
        return power;
    }
}
