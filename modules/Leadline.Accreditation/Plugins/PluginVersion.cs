using System.Text.Json;
using System.Text.Json.Serialization;
using Leadline.Accreditation.Contracts;
using Leadline.Accreditation.PublisherKeys;
using Leadline.Modularity.Plugins;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Accreditation.Plugins;

/// <summary>Identifies a version of a plugin.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PluginVersionId>))]
internal readonly record struct PluginVersionId(Guid Value) : IIdentifier<PluginVersionId>
{
    public static PluginVersionId New() => new(Guid.CreateVersion7());

    public static PluginVersionId From(Guid value) => new(value);
}

/// <summary>One published package of a plugin, and what the authority decided on it.</summary>
/// <param name="id">The version.</param>
/// <param name="plugin">The plugin's name for good.</param>
/// <param name="number">Three numbers, such as <c>1.4.0</c>.</param>
/// <param name="hash">SHA-256 of its manifest: what approvals and records of calls name it by.</param>
/// <param name="content">The package as it was published, as the name of a kept file.</param>
/// <param name="publisher">Who publishes it.</param>
/// <param name="authority">Who decides on it.</param>
/// <param name="key">The key that signed it.</param>
/// <param name="declaration">What it says of itself, as JSON.</param>
/// <param name="findings">What the check found that is no fault, as JSON.</param>
/// <param name="rules">The version of the rules that the check went by.</param>
/// <param name="publishedBy">Who acted; the same may not approve it.</param>
/// <param name="publishedAt">When, in UTC.</param>
internal sealed class PluginVersion(
    PluginVersionId id, string plugin, string number, string hash, string content, OrganisationId publisher, OrganisationReference authority,
    PublisherKeyId key, string declaration, string findings, int rules, Guid publishedBy, DateTimeOffset publishedAt)
{
    public const int LongestReason = 4_000;

    public PluginVersionId Id { get; private init; } = id;

    public string Plugin { get; private init; } = plugin;

    public string Number { get; private init; } = number;

    public string Hash { get; private init; } = hash;

    /// <summary>The package, as the name of a kept file: as it was published, and from its approval on with the countersignature in it.</summary>
    public string Content { get; private set; } = content;

    public OrganisationId Publisher { get; private init; } = publisher;

    /// <summary>Who decides on it.</summary>
    public OrganisationReference Authority { get; private set; } = authority;

    public PublisherKeyId Key { get; private init; } = key;

    public string Declaration { get; private init; } = declaration;

    public string Findings { get; private init; } = findings;

    public int Rules { get; private init; } = rules;

    public Guid PublishedBy { get; private init; } = publishedBy;

    public DateTimeOffset PublishedAt { get; private init; } = publishedAt;

    public PluginVersionState State { get; private set; }

    /// <summary>Why it stands as it does; empty while nobody has said anything.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>When it was approved, in UTC; null where it never was.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When it failed too often, in UTC; null where it never did, or the authority has put it to use again since.</summary>
    public DateTimeOffset? QuarantinedAt { get; private set; }

    /// <summary>The revision told to other modules.</summary>
    public long Revision { get; private set; }

    public PackageDeclaration Declared => JsonSerializer.Deserialize<PackageDeclaration>(Declaration, PluginDocuments.Json)
        ?? throw new InvalidOperationException($"The declaration of {Plugin} {Number} is empty.");

    public IReadOnlyList<PackageFinding> Found => JsonSerializer.Deserialize<IReadOnlyList<PackageFinding>>(Findings, PluginDocuments.Json)
        ?? throw new InvalidOperationException($"The findings on {Plugin} {Number} are empty.");

    /// <summary>Whether nobody else may publish this version number of the plugin.</summary>
    public bool TakesNumber => State != PluginVersionState.SentBack;

    /// <summary>Whether the plugin's name is its publisher's because of this version: one that was refused holds no name.</summary>
    public bool HoldsName => ApprovedAt is not null || State == PluginVersionState.AwaitingDecision;

    /// <summary>Why this act can't be done by this actor as things are, if it can't.</summary>
    public Refusal? RefuseApproval(Guid? by) => State != PluginVersionState.AwaitingDecision
        ? AlreadyDecided()
        : RefuseOwn(by);

    /// <summary>Another authority decides on it from now on; what was decided stays, and what runs runs on.</summary>
    public void PassTo(OrganisationReference authority) => Authority = authority;

    /// <summary>Approves it: from now on it is the version that is asked.</summary>
    /// <param name="countersigned">The package with the authority's signature, as the name of a kept file.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When, in UTC.</param>
    public Outcome Approve(string countersigned, Guid? by, string reason, DateTimeOffset now)
    {
        if (RefuseApproval(by) is { } refusal)
            return refusal;
        (Content, ApprovedAt) = (countersigned, now);
        return Become(PluginVersionState.Active, reason, now);
    }

    public Outcome SendBack(string reason, DateTimeOffset now) =>
        State == PluginVersionState.AwaitingDecision ? Become(PluginVersionState.SentBack, reason, now) : AlreadyDecided();

    public Outcome Refuse(string reason, DateTimeOffset now) =>
        State == PluginVersionState.AwaitingDecision ? Become(PluginVersionState.Refused, reason, now) : AlreadyDecided();

    /// <summary>Takes an approved version out of use.</summary>
    public Outcome Disable(string reason, DateTimeOffset now) => State is PluginVersionState.Active or PluginVersionState.Superseded or PluginVersionState.Quarantined
        ? Become(PluginVersionState.Disabled, reason, now)
        : new Refusal("plugin-not-in-use", $"Only a version that was approved is disabled; this one is {Words}.");

    /// <summary>Puts an approved version to use again: one that was disabled or quarantined, or an earlier one to which the plugin goes back.</summary>
    public Outcome Activate(Guid? by, string reason, DateTimeOffset now)
    {
        if (State is not (PluginVersionState.Disabled or PluginVersionState.Superseded or PluginVersionState.Quarantined))
            return new Refusal("plugin-not-approved", $"Only a version that was approved, and is not asked now, is activated; this one is {Words}.");
        if (RefuseOwn(by) is { } own)
            return own;
        QuarantinedAt = null; // the authority has looked at it
        return Become(PluginVersionState.Active, reason, now);
    }

    /// <summary>Puts it into quarantine, where it is asked now and nothing was decided on it since it failed.</summary>
    /// <param name="revision">The revision under which it failed.</param>
    /// <param name="reason">How it failed.</param>
    /// <param name="now">When, in UTC.</param>
    /// <returns>Whether that changed anything.</returns>
    public bool Quarantine(long revision, string reason, DateTimeOffset now)
    {
        if (State != PluginVersionState.Active || Revision != revision)
            return false;
        QuarantinedAt = now;
        Become(PluginVersionState.Quarantined, reason, now);
        return true;
    }

    /// <summary>Whether a plugin may return to it: it was asked until another took its place, and did not fail too often.</summary>
    public bool WasGood => State == PluginVersionState.Superseded;

    /// <summary>Why the plugin can't return from this version to an earlier one, if it can't.</summary>
    public Refusal? RefuseReturn() => State is PluginVersionState.Active or PluginVersionState.Quarantined
        ? null
        : new Refusal("plugin-not-in-use", $"A plugin returns from the version that is in use or in quarantine; this one is {Words}.");

    /// <summary>Returns from it to an earlier one. One in quarantine stays there, for the authority to decide.</summary>
    public void Leave(string reason, DateTimeOffset now)
    {
        if (State == PluginVersionState.Active)
            Become(PluginVersionState.Disabled, reason, now);
    }

    /// <summary>Is asked again because a later one was no good. It was approved before, so that this is no new decision on it.</summary>
    public void ComeBack(string reason, DateTimeOffset now) => Become(PluginVersionState.Active, reason, now);

    /// <summary>Gives way to another version of the plugin.</summary>
    public void GiveWay(string to, DateTimeOffset now) => Become(PluginVersionState.Superseded, $"Version {to} is asked in its place.", now);

    /// <summary>Ends with the key that signed it.</summary>
    /// <returns>Whether it was of any use until now.</returns>
    public bool FallWithKey(DateTimeOffset now)
    {
        if (State is PluginVersionState.SentBack or PluginVersionState.Refused or PluginVersionState.KeyRevoked)
            return false;
        Become(PluginVersionState.KeyRevoked, "The key that signed it was revoked.", now);
        return true;
    }

    /// <summary>How it stands, for the other modules.</summary>
    public PluginStanding Standing(PublisherKey key)
    {
        var declared = Declared;
        return new PluginStanding(
            Id.Value, Revision, Plugin, Number, declared.Title, Hash, Content, Publisher, key.OwnerReference, key.Spki, key.RegisteredAt, State == PluginVersionState.Active,
            new PluginScope([.. declared.ExtensionPoints.Select(e => e.Name)], [.. declared.Lots.Select(l => new PluginLines(l.Framework, l.Lot, l.ServiceLines))]),
            State == PluginVersionState.Quarantined);
    }

    private Refusal? RefuseOwn(Guid? by) => by == PublishedBy ? new Refusal("own-publication", "Whoever published a plugin doesn't put it to use.") : null;

    private string Words => JsonNamingPolicy.KebabCaseLower.ConvertName(State.ToString()).Replace('-', ' ');

    private Refusal AlreadyDecided() => new("plugin-decided", $"This version was decided on already: it is {Words}.");

    private Outcome Become(PluginVersionState state, string reason, DateTimeOffset now)
    {
        (State, Reason, ChangedAt) = (state, reason, now);
        Revision++;
        return Outcome.Done;
    }
}
