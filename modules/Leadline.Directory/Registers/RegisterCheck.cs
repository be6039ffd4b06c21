using System.Text.Json.Serialization;
using Leadline.Modularity.Record;
using Leadline.Primitives;

namespace Leadline.Directory.Registers;

/// <summary>Identifies what a register said of an organisation.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<RegisterCheckId>))]
internal readonly record struct RegisterCheckId(Guid Value) : IIdentifier<RegisterCheckId>
{
    public static RegisterCheckId New() => new(Guid.CreateVersion7());

    public static RegisterCheckId From(Guid value) => new(value);
}

/// <summary>What a register said of an organisation when it was asked. It never changes: who wants to know today asks again.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="Organisation">Of whom it was asked.</param>
/// <param name="Register">Which register: company, ods, debarment.</param>
/// <param name="Identifier">By what it was asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Outcome">What it said, in one word; that it could not be asked is one too.</param>
/// <param name="Name">What the register calls the organisation.</param>
/// <param name="Status">The register's own word for its state.</param>
/// <param name="OpenFrom">Its first day there.</param>
/// <param name="OpenTo">Its last day there.</param>
/// <param name="Detail">What went wrong, or what more it said.</param>
internal sealed record RegisterCheck(
    RegisterCheckId Id, OrganisationId Organisation, string Register, OrganisationReference Identifier, DateTimeOffset AskedAt,
    RegisterOutcome Outcome, string? Name, string? Status, DateOnly? OpenFrom, DateOnly? OpenTo, string Detail) : IFact
{
    /// <summary>The longest text of a register that is kept; one that is longer is cut.</summary>
    public const int LongestText = 500;

    /// <summary>Whether the register speaks for the organisation: it is active, or not debarred. No answer is not a good one.</summary>
    public bool IsGood => Outcome is RegisterOutcome.Active or RegisterOutcome.NotDebarred;

    internal static RegisterCheck Of(
        OrganisationId organisation, string register, OrganisationReference identifier, DateTimeOffset askedAt, RegisterAnswer answer) => new(
        RegisterCheckId.New(), organisation, register, identifier, askedAt, answer.Outcome, Cut(answer.Name), Cut(answer.Status), answer.OpenFrom,
        answer.OpenTo, Cut(answer.Detail)!);

    private static string? Cut(string? text) => text is null ? null : string.Concat(text.Where(c => !char.IsControl(c)).Take(LongestText));
}
