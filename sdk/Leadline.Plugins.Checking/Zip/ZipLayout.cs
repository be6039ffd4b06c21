namespace Leadline.Plugins.Checking;

/// <summary>The one shape of zip that a package has (PKWARE APPNOTE 6.3): stored or deflated files, one after another, and nothing between.</summary>
/// <remarks>
/// Zip readers differ over comments, extra fields, gaps, data descriptors and headers that contradict each other, so that two programs see
/// two packages in one file. Whatever this format does not need is refused, and every field with a choice has one value.
/// </remarks>
internal static class ZipLayout
{
    internal const uint LocalMark = 0x04034B50;
    internal const uint CentralMark = 0x02014B50;
    internal const uint EndMark = 0x06054B50;
    internal const int LocalSize = 30;
    internal const int CentralSize = 46;
    internal const int EndSize = 22;

    internal const ushort Stored = 0;
    internal const ushort Deflated = 8;

    internal const ushort NeededVersion = 20;
    internal const ushort Time = 0;
    internal const ushort Date = 0x0021; // 1 January 1980, the first day that the format knows

    /// <summary>Version, flags, method, time and date: what a local header and its central one must share, and its one value.</summary>
    internal static bool IsPlain(ushort version, ushort flags, ushort method, ushort time, ushort date) =>
        version == NeededVersion && flags == 0 && (method is Stored or Deflated) && time == Time && date == Date;
}
