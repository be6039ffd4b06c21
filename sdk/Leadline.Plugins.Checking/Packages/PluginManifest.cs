using Leadline.Primitives;

namespace Leadline.Plugins.Checking;

/// <summary>What a package says of itself. Everything else in the package hangs on it: it names each file by hash, and it is what is signed.</summary>
public sealed record PluginManifest
{
    /// <summary>The format of the manifest; 1.</summary>
    public required int Format { get; init; }

    /// <summary>The plugin's name for good: small letters, digits, hyphens and full stops, such as <c>fenmoor.primary-care-it</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its version: three numbers, such as <c>1.4.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What people call it: 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Who publishes it; the signature must be by a key of theirs.</summary>
    public required OrganisationReference Publisher { get; init; }

    /// <summary>The range of SDK versions it runs on, such as <c>[1.0,2.0)</c>.</summary>
    public required string Sdk { get; init; }

    /// <summary>The assembly with the classes below, such as <c>lib/Fenmoor.PrimaryCareIT.dll</c>.</summary>
    public required string Assembly { get; init; }

    /// <summary>Where it joins in; each extension point once.</summary>
    public required IReadOnlyList<DeclaredExtension> ExtensionPoints { get; init; }

    /// <summary>The lots and service lines it is for; empty for what serves all: return formats, and what the authority alone publishes.</summary>
    public IReadOnlyList<DeclaredLot> Lots { get; init; } = [];

    /// <summary>
    /// The other plugins that it is put to use with. Plugins never call each other: the authority puts this one to use only while each of those
    /// is, in a version in the range.
    /// </summary>
    public IReadOnlyList<DeclaredNeed> Needs { get; init; } = [];

    /// <summary>Where it comes from, as its publisher says; null where it says nothing.</summary>
    public DeclaredProvenance? Provenance { get; init; }

    /// <summary>Every other file in the package but the signatures.</summary>
    public IReadOnlyList<DeclaredFile> Files { get; init; } = [];
}

/// <summary>That a plugin implements an extension point.</summary>
public sealed record DeclaredExtension
{
    /// <summary>The extension point, such as <c>service-line</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The full name of the class, such as <c>Fenmoor.PrimaryCareIT.SurgeryDesk</c>.</summary>
    public required string Class { get; init; }

    /// <summary>What it is to be given beyond the least; <see cref="DeclaredInput"/> has the words.</summary>
    public IReadOnlyList<string> Input { get; init; } = [];
}

/// <summary>A lot that a plugin is for.</summary>
public sealed record DeclaredLot
{
    /// <summary>The framework agreement's reference, such as <c>ACS</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>The lot's number.</summary>
    public required string Lot { get; init; }

    /// <summary>The service lines of that lot, at least one, by code.</summary>
    public required IReadOnlyList<string> ServiceLines { get; init; }
}

/// <summary>That a plugin needs another.</summary>
public sealed record DeclaredNeed
{
    /// <summary>The other plugin's name, such as <c>fenmoor.primary-care-it</c>.</summary>
    public required string Plugin { get; init; }

    /// <summary>The range of its versions, such as <c>[1.2,2.0)</c>.</summary>
    public required string Versions { get; init; }
}

/// <summary>Where a plugin comes from. A builder's statement in the package, <see cref="PackagePaths.Provenance"/>, is compared with it.</summary>
public sealed record DeclaredProvenance
{
    /// <summary>Where its source is, such as <c>https://github.com/fenmoor/primary-care-it</c>: an address of up to 300 characters.</summary>
    public required string Source { get; init; }

    /// <summary>The commit that was built, in 40 or 64 small hexadecimal digits; null where it is not said.</summary>
    public string? Commit { get; init; }

    /// <summary>Who built it, as an address of up to 300 characters; null where it is not said.</summary>
    public string? Builder { get; init; }
}

/// <summary>A file of the package.</summary>
public sealed record DeclaredFile
{
    /// <summary>Its path in the package, such as <c>lib/Fenmoor.PrimaryCareIT.dll</c>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of its bytes, in 64 small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
