using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Lots.Ceilings;
using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Primitives;

namespace Leadline.Lots.Frameworks;

internal enum FrameworkState
{
    /// <summary>Published, and not yet open to tenders.</summary>
    Published,

    /// <summary>Suppliers tender to join.</summary>
    OpenToTenders,

    /// <summary>Buyers call off.</summary>
    Live,

    /// <summary>No new call-offs; those made run on.</summary>
    Closed,
}

/// <summary>One version of the agreement's document. It never changes.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="Document">The text as it was published.</param>
/// <param name="Terms">What it was read to say when it was published, as JSON: a later reader or procedure profile does not change it.</param>
/// <param name="Sha256">Of the text.</param>
/// <param name="PublishedAt">When.</param>
internal sealed record FrameworkVersion(
    int Number, DateOnly EffectiveFrom, string Document, string Terms, string Sha256, DateTimeOffset PublishedAt)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(FrameworkTerms terms) => JsonSerializer.Serialize(terms, Json);

    public static FrameworkTerms Read(string terms) => JsonSerializer.Deserialize<FrameworkTerms>(terms, Json)
        ?? throw new InvalidOperationException("The stored terms of a framework agreement are empty.");
}

/// <summary>A framework agreement: a versioned document, and the steps of its life.</summary>
internal sealed class FrameworkAgreement(FrameworkId id, string reference, OrganisationReference authority)
{
    public FrameworkId Id { get; private init; } = id;

    public string Reference { get; private init; } = reference;

    public OrganisationReference Authority { get; private init; } = authority;

    public FrameworkState State { get; private set; }

    public DateTimeOffset? OpenedToTendersAt { get; private set; }

    public DateTimeOffset? WentLiveAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public List<FrameworkVersion> Versions { get; private init; } = [];

    public FrameworkVersion Latest => Versions.MaxBy(v => v.Number)!;

    /// <summary>Adds a version of the document, in force from a day on.</summary>
    public Outcome<FrameworkPublished> Publish(FrameworkDocument document, DateOnly effectiveFrom, DateTimeOffset now)
    {
        var terms = document.Terms;
        if (terms.Reference != Reference)
            return new Refusal("reference-changed", $"The document speaks of {terms.Reference}; this agreement is {Reference}.");
        if (terms.Authority != Authority)
            return new Refusal("authority-changed", $"A new version can't move the agreement from {Authority} to {terms.Authority}: that is a succession.");
        if (State == FrameworkState.Closed)
            return new Refusal("framework-closed", $"{Reference} is closed; its terms no longer change.");
        if (Versions.Count > 0 && Latest.Sha256 == document.Sha256)
            return new Refusal("version-same", $"This is version {Latest.Number} to the letter.");
        if (Versions.Count > 0 && effectiveFrom < Latest.EffectiveFrom)
            return new Refusal("version-backdated", $"Version {Latest.Number} is in force from {Latest.EffectiveFrom:O}; a later one can't begin before it.");
        if (VersionedCeilings.Refuse(this, terms) is { } otherCeiling)
            return otherCeiling;
        var version = new FrameworkVersion(Versions.Count + 1, effectiveFrom, document.Text, FrameworkVersion.Write(terms), document.Sha256, now);
        Versions.Add(version);
        return new FrameworkPublished(Id, version.Number, effectiveFrom, terms);
    }

    public Outcome<FrameworkOpenedToTenders> OpenToTenders(DateTimeOffset now)
    {
        if (State != FrameworkState.Published)
            return WrongState("opened to tenders", FrameworkState.Published);
        (State, OpenedToTendersAt) = (FrameworkState.OpenToTenders, now);
        return new FrameworkOpenedToTenders(Id, now);
    }

    public Outcome<FrameworkWentLive> GoLive(DateTimeOffset now)
    {
        if (State != FrameworkState.OpenToTenders)
            return WrongState("made live", FrameworkState.OpenToTenders);
        (State, WentLiveAt) = (FrameworkState.Live, now);
        return new FrameworkWentLive(Id, now);
    }

    public Outcome<FrameworkClosed> Close(DateTimeOffset now)
    {
        if (State != FrameworkState.Live)
            return WrongState("closed", FrameworkState.Live);
        (State, ClosedAt) = (FrameworkState.Closed, now);
        return new FrameworkClosed(Id, now);
    }

    private Refusal WrongState(string step, FrameworkState wanted) =>
        new("step-out-of-order", $"{Reference} is {State}; it is {step} when it is {wanted}.");
}
