using System.Runtime.InteropServices;
using Leadline.Sdk;

namespace Leadline.HostilePlugins;

/// <summary>Throws.</summary>
public sealed class Throws : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => throw new InvalidOperationException($"No price for {document.Text}");
}

/// <summary>Throws an exception that itself throws when it is asked what it says.</summary>
public sealed class ThrowsARiddle : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => throw new Riddle();

    private sealed class Riddle : Exception
    {
        public override string Message => throw new InvalidOperationException("guess");

        public override string? StackTrace => throw new InvalidOperationException("guess");
    }
}

/// <summary>Answers nothing.</summary>
public sealed class AnswersNothing : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => null!;
}

/// <summary>Answers a list with a hole.</summary>
public sealed class AnswersAHole : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => new() { All = [null!] };
}

/// <summary>Answers at more length than a finding has.</summary>
public sealed class AnswersAtLength : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => new() { All = [new Finding { Severity = Severity.Note, Code = "long", Message = new string('x', 1_001) }] };
}

/// <summary>Answers a word that does not exist.</summary>
public sealed class AnswersNonsense : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) =>
        new() { All = [new Finding { Severity = (Severity)42, Code = "nonsense", Message = "nonsense" }] };
}

/// <summary>Calls the operating system directly.</summary>
public sealed class CallsNativeCode : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document) => Said.Of($"process {getpid()}");

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int getpid();
}

/// <summary>Implements no extension point, whatever a manifest says.</summary>
public sealed class Impostor
{
    /// <summary>Looks like one.</summary>
    public Findings Judge(EvidenceDocument document) => Said.Of(document.Text!);
}
