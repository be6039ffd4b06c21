using System.Numerics;
using System.Runtime.InteropServices;
using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>A hash code that is put together of parts, at a step for each.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct HashOfParts
{
    private const int Frame = 2 * 1024; // bytes of stack, for what lies in one another

    private readonly uint _hash;
    private readonly int _depth;

    private HashOfParts(uint hash, int depth) => (_hash, _depth) = (hash, depth);

    /// <summary>One without parts, a level deeper.</summary>
    /// <exception cref="StepsExceededException">What lies in one another is too deep.</exception>
    internal static HashOfParts Begin() => new(17, Steps.Enter(Frame));

    /// <exception cref="StepsExceededException">Nothing is left.</exception>
    internal HashOfParts With<T>(T part)
    {
        Steps.Charge(1);
        return new HashOfParts(Mixed(_hash, unchecked((uint)Hashes.Of(part))), _depth);
    }

    internal int End()
    {
        Steps.Leave(_depth);
        return unchecked((int)_hash);
    }

    internal static uint Mixed(uint hash, uint next) => unchecked(BitOperations.RotateLeft(hash, 5) + hash) ^ next;
}
