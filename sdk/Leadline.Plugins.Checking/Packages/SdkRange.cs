using System.Diagnostics.CodeAnalysis;

namespace Leadline.Plugins.Checking;

/// <summary>The versions of the SDK that a plugin runs on, such as <c>[1.2,2.0)</c>: from 1.2, below 2.0. Both ends must be stated.</summary>
/// <remarks>A floor alone promises to run on versions that nobody has seen yet, which is how plugins come to be installed and fail.</remarks>
public readonly record struct SdkRange
{
    private SdkRange(Version floor, Version ceiling, bool ceilingIsIn) => (Floor, Ceiling, CeilingIsIn) = (floor, ceiling, ceilingIsIn);

    /// <summary>What a range looks like, for error messages.</summary>
    public const string Shape = "A range of SDK versions has a floor that is in it and a ceiling, such as [1.2,2.0) or [1.2,1.9].";

    /// <summary>The oldest version that will do.</summary>
    public Version Floor { get; }

    /// <summary>Where the range ends.</summary>
    public Version Ceiling { get; }

    /// <summary>Whether the ceiling itself will do.</summary>
    public bool CeilingIsIn { get; }

    /// <summary>Whether a version of the SDK will do.</summary>
    public bool Contains(Version sdk)
    {
        var version = Whole(sdk);
        return version >= Floor && (CeilingIsIn ? version <= Ceiling : version < Ceiling);
    }

    /// <summary>Reads a range if the text has its shape and holds at least one version.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out SdkRange range)
    {
        range = default;
        if (s is not ['[', .. var inner, ')' or ']'] || inner.Split(',') is not [var from, var to]
            || !TryVersion(from, out var floor) || !TryVersion(to, out var ceiling) || ceiling < floor || (ceiling == floor && s[^1] == ')'))
            return false;
        range = new SdkRange(floor, ceiling, s[^1] == ']');
        return true;
    }

    /// <summary>The range as it is written, with all three parts of each version.</summary>
    public override string ToString() => Floor is null ? "" : $"[{Floor},{Ceiling}{(CeilingIsIn ? ']' : ')')}";

    // Two or three numbers, no signs and no blanks.
    private static bool TryVersion(string text, [NotNullWhen(true)] out Version? version)
    {
        version = null;
        if (text.Length > 20 || text.Split('.').Length is < 2 or > 3 || !text.All(c => char.IsAsciiDigit(c) || c == '.') || !Version.TryParse(text, out var read))
            return false;
        version = Whole(read);
        return true;
    }

    // 1.2 and 1.2.0 are one version here; System.Version holds the former to be older.
    private static Version Whole(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0));
}
