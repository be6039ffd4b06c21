namespace Leadline.Accreditation.Plugins;

/// <summary>How a version of a plugin stands, for everyone concerned to read.</summary>
internal enum PluginVersionState
{
    /// <summary>Published; the authority has not decided.</summary>
    AwaitingDecision,

    /// <summary>To be put right: the publisher may publish the same version number again.</summary>
    SentBack,

    /// <summary>Not approved, for good.</summary>
    Refused,

    /// <summary>Approved, and the version of its plugin that is asked.</summary>
    Active,

    /// <summary>Approved; another version of the plugin is asked in its place.</summary>
    Superseded,

    /// <summary>Approved, and taken out of use.</summary>
    Disabled,

    /// <summary>Out of use for good, because the key that signed it was revoked.</summary>
    KeyRevoked,

    /// <summary>Approved, and not asked for anything new because it failed too often, until the authority decides.</summary>
    Quarantined,
}
