namespace Leadline.Plugins.Checking;

/// <summary>How large a package may be. What a header states counts for nothing: bytes are counted as they come.</summary>
public sealed record PackageLimits
{
    /// <summary>The package file, in bytes; 32 MiB.</summary>
    public int PackageBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Files in the package; 200.</summary>
    public int Files { get; init; } = 200;

    /// <summary>One file unpacked, in bytes; 16 MiB.</summary>
    public int FileBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>All files unpacked, in bytes; 64 MiB.</summary>
    public int TotalBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The manifest and each signature, in bytes; 256 KiB.</summary>
    public int DocumentBytes { get; init; } = 256 * 1024;
}
