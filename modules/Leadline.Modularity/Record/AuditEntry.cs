using Leadline.Modularity.Access;
using Leadline.Primitives;

namespace Leadline.Modularity.Record;

/// <summary>One act that changed state: written in the act's own transaction, never changed afterwards.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="At">When, by the injected clock, in whole microseconds: what both engines keep.</param>
/// <param name="Organisation">For which organisation; null for the operator of the installation.</param>
/// <param name="Credential">With which credential, by its identifier.</param>
/// <param name="Roles">In which roles the caller acted, by name: those for its whole organisation, and those on the call-off that is acted on.</param>
/// <param name="Act">The use case in kebab case; for a message, the consumer that took it.</param>
/// <param name="Subject">What was acted on.</param>
/// <param name="Detail">What changed, in a line for people.</param>
internal sealed record AuditEntry(
    Guid Id, DateTimeOffset At, Guid? Organisation, Guid? Credential, string Roles, string Act, Guid Subject, string Detail)
{
    /// <summary>The version of the byte form that is hashed when the entry is sealed.</summary>
    public short Form { get; init; } = LeafForm.Current;

    /// <summary>Which person acted; null where a program or the platform did.</summary>
    public Guid? Person { get; init; }

    /// <summary>Under which delegation.</summary>
    public Guid? Delegation { get; init; }

    /// <summary>What kind of thing the subject is; empty where that is not known.</summary>
    public string SubjectType { get; init; } = "";

    /// <summary>The subject's version after the act; null where it has none.</summary>
    public long? SubjectVersion { get; init; }

    /// <summary>What was otherwise before: the former values of what changed, as JSON by column name; null for something new.</summary>
    public string? Before { get; init; }

    /// <summary>The whole subject after the act, as JSON by column name; null where it is gone, or is no root entity.</summary>
    public string? After { get; init; }

    /// <summary>Why, where a reason is demanded.</summary>
    public string? Reason { get; init; }

    /// <summary>The request, or the message, that the act came of.</summary>
    public string? RequestId { get; init; }

    /// <summary>Who acted, until the save says on which call-off; never stored.</summary>
    internal Caller? By { get; init; }

    /// <summary>In which roles the caller acts on something of these call-offs. What it is on others has no part in the act.</summary>
    internal string RolesOn(IEnumerable<CallOffId> callOffs) =>
        By is { } caller ? NamesOf(callOffs.Aggregate(caller.Roles, (roles, callOff) => roles | caller.OnCallOffs.GetValueOrDefault(callOff))) : Roles;

    private static string NamesOf(Role roles) => string.Join(' ', roles.Names());

    internal static AuditEntry Of(Caller caller, string act, Guid subject, string detail, DateTimeOffset now) =>
        new(Guid.CreateVersion7(), Instants.InMicroseconds(now), caller.Organisation?.Value, caller.Credential, NamesOf(caller.Roles), act, subject, detail)
        {
            By = caller,
            Person = caller.Person,
            Delegation = caller.Delegation,
            RequestId = caller.RequestId,
        };
}

/// <summary>That an entry waits for its seal: written with it, deleted when it is sealed. No entry is found by being later than another.</summary>
/// <param name="Id">The entry.</param>
internal sealed record UnsealedEntry(Guid Id);
