using Leadline.Primitives;

namespace Leadline.Directory.Registers;

/// <summary>What a register said. That it could not be asked, or answered nonsense, is no word for an organisation nor against it.</summary>
internal enum RegisterOutcome
{
    /// <summary>The register knows the organisation, and it is active.</summary>
    Active,

    /// <summary>The register knows it, and it is not active: dissolved, closed, insolvent.</summary>
    Inactive,

    /// <summary>The register does not know it.</summary>
    Unknown,

    /// <summary>It stands on the list of those excluded from public contracts.</summary>
    Debarred,

    /// <summary>The whole list was read, and it does not stand on it.</summary>
    NotDebarred,

    /// <summary>The register could not be asked: no answer in time, an error of its own, no access.</summary>
    Down,

    /// <summary>It answered something that is no answer of such a register.</summary>
    Malformed,
}

/// <summary>Of whom a register is asked.</summary>
/// <param name="Identifier">What the register calls it.</param>
/// <param name="Others">Everything it is called on the day, for lists that may know it by any.</param>
/// <param name="Name">Its name.</param>
/// <param name="Day">The day it is asked on.</param>
internal sealed record RegisterQuestion(OrganisationReference Identifier, IReadOnlyList<OrganisationReference> Others, string Name, DateOnly Day);

/// <summary>What a register answered.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Name">What the register calls it.</param>
/// <param name="Status">The register's own word for its state.</param>
/// <param name="OpenFrom">Its first day there.</param>
/// <param name="OpenTo">Its last day there.</param>
/// <param name="Detail">What went wrong, or what more the register says.</param>
internal sealed record RegisterAnswer(
    RegisterOutcome Outcome, string? Name = null, string? Status = null, DateOnly? OpenFrom = null, DateOnly? OpenTo = null, string Detail = "")
{
    internal static RegisterAnswer Down(string why) => new(RegisterOutcome.Down, Detail: why);

    internal static RegisterAnswer Malformed(string why) => new(RegisterOutcome.Malformed, Detail: why);
}

/// <summary>A register of organisations that others keep. It says what it found; it never throws for what the register does.</summary>
internal interface IOrganisationRegister
{
    /// <summary>The scheme it knows organisations by; null where it takes any.</summary>
    string? Scheme { get; }

    /// <summary>Asks. Never called while a transaction is open: the answer may take as long as the timeout allows.</summary>
    Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken stop);
}

/// <summary>The registers that are configured, by the codes <c>company</c>, <c>ods</c> and <c>debarment</c>.</summary>
/// <param name="All">Those of them that can be asked.</param>
internal sealed record OrganisationRegisters(IReadOnlyDictionary<string, IOrganisationRegister> All)
{
    public const string Company = "company";
    public const string Ods = "ods";
    public const string Debarment = "debarment";

    public static IReadOnlyList<string> Codes { get; } = [Company, Ods, Debarment];
}
