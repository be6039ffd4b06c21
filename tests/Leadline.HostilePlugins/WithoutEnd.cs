using System.Collections;
using System.Runtime.InteropServices;
using Leadline.Sdk;
using Microsoft.Win32.SafeHandles;

namespace Leadline.HostilePlugins;

/// <summary>Runs for ever.</summary>
public sealed class EndlessLoop : IEvidenceCheck
{
    private static volatile int _turns;

    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        while (true)
            _turns = unchecked(_turns + 1);
    }
}

/// <summary>Runs for ever, and whatever stops it, answers as if nothing had been.</summary>
public sealed class SwallowsTheStop : IEvidenceCheck
{
    private static volatile int _turns;

    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        try
        {
            while (true)
                _turns = unchecked(_turns + 1);
        }
        catch (Exception)
        {
            return Findings.None;
        }
    }
}

/// <summary>Works for ever within the base library, where no step is counted.</summary>
public sealed class BurnsInTheLibrary : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        for (var turn = 0; turn < 1_000; turn++)
            Thread.SpinWait(int.MaxValue);
        return Findings.None;
    }
}

/// <summary>Fills a dictionary with keys of one hash code: a square of work within a table, and little in the plugin's own code.</summary>
public sealed class FloodsATable : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var table = new Dictionary<long, int>();
        for (var i = 0L; i < 300_000; i++)
            table[(i << 32) | i] = 1;
        return Said.Of($"{table.Count} {Enumerable.Range(0, 300_000).Select(i => ((long)i << 32) | (uint)i).Distinct().Count()}");
    }
}

/// <summary>Calls itself until the stack is full.</summary>
public sealed class DeepRecursion : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of($"{Deeper(document.Text!, 1)}");

    private static int Deeper(string text, int depth) => depth < 0 ? text.Length : Deeper(text, depth + 1) + 1;
}

/// <summary>Takes memory of its own, until it has none left or is stopped.</summary>
public sealed class TakesCountedMemory : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var kept = new List<byte[]>();
        while (kept.Count >= 0)
            kept.Add(new byte[1024 * 1024]);
        return Findings.None;
    }
}

/// <summary>Takes memory by the base library, where it is not counted, until none is left.</summary>
public sealed class TakesMemory : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var kept = new List<byte[]>();
        while (kept.Count >= 0)
            kept.Add(GC.AllocateUninitializedArray<byte>(1024 * 1024));
        return Findings.None;
    }
}

/// <summary>Takes memory by the base library until none is left, and answers by how much there was.</summary>
public sealed class MeasuresMemory : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var taken = 0;
        try
        {
            for (var kept = new List<byte[]>(); ; taken++)
                kept.Add(GC.AllocateUninitializedArray<byte>(1024 * 1024));
        }
        catch (OutOfMemoryException)
        {
            return Said.Of($"{taken} MiB");
        }
    }
}

/// <summary>Takes memory that the collector knows nothing of.</summary>
public sealed class TakesNativeMemory : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        const int Size = 8 * 1024 * 1024;
        var zeros = new byte[Size];
        while (true)
            Marshal.Copy(zeros, 0, Marshal.AllocHGlobal(Size), Size);
    }
}

/// <summary>Answers a list that has no end.</summary>
public sealed class AnswersWithoutEnd : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => new() { All = new Endless(() => { }) };
}

/// <summary>Answers a list that comes in drops.</summary>
public sealed class AnswersInDrops : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => new() { All = new Endless(() => Said.Pause(50)) };
}

/// <summary>Prints for ever.</summary>
public sealed class PrintsWithoutEnd : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        while (true)
            Console.WriteLine(document.Text);
    }
}

/// <summary>Writes for ever to the descriptor of standard error, past what the worker counts.</summary>
public sealed class FloodsTheLog : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        using var errors = new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write);
        var text = new byte[4096];
        Array.Fill(text, (byte)'x');
        while (true)
            errors.Write(text);
    }
}

internal sealed class Endless(Action between) : IReadOnlyList<Finding>
{
    public int Count => int.MaxValue;

    public Finding this[int index] => new() { Severity = Severity.Note, Code = "drop", Message = "drop" };

    public IEnumerator<Finding> GetEnumerator()
    {
        while (true)
        {
            between();
            yield return this[0];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
