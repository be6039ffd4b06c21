using Leadline.Plugins.Runtime;

namespace Leadline.Host.Configuration;

/// <summary>Reads what an operator says of plugins.</summary>
internal static class PluginSettingsReader
{
    /// <summary>The key that lets unapproved plugins run, and run without a sandbox.</summary>
    internal const string DevelopmentKey = "Plugins:Development";

    private const string AdvisoriesKey = "Plugins:AdvisoriesFolder";
    private const string ScannerKey = "Plugins:VirusScanner";

    private const long Mebibyte = 1024 * 1024;
    private const long RuntimesOwn = 256 * Mebibyte; // code, stacks, and what the collector needs beside the heap

    internal static PluginSettings Read(SettingsReader reader, string dataFolder)
    {
        var usual = new PluginLimits();
        var heap = reader.Whole("Plugins:MemoryMebibytes", (int)(usual.HeapBytes / Mebibyte), 32, 4_096) * Mebibyte;
        var care = new PluginCare();
        var reports = reader.Whole("Plugins:ReportsPerVersion", care.Reports, 10, 10_000);
        var folder = Path.GetFullPath(reader.Text("Plugins:Folder", Path.Combine(dataFolder, "plugins")));
        return new PluginSettings(folder, reader.Flag(DevelopmentKey, false))
        {
            CountersigningKey = Path.GetFullPath(reader.Text("Plugins:CountersigningKeyFile", Path.Combine(folder, PluginSettings.CountersigningKeyName))),
            AdvisoriesFolder = reader.Text(AdvisoriesKey, "") is { Length: > 0 } advisories ? Existing(reader, advisories) : null,
            AdvisoriesMaxAge = TimeSpan.FromDays(reader.Whole("Plugins:AdvisoriesMaxDays", 30, 1, 3_650)),
            VirusScanner = reader.Text(ScannerKey, "") is { Length: > 0 } scanner ? Scanner(reader, scanner) : null,
            Limits = usual with
            {
                Deadline = TimeSpan.FromSeconds(reader.Whole("Plugins:DeadlineSeconds", (int)usual.Deadline.TotalSeconds, 1, 300)),
                Workers = reader.Whole("Plugins:WorkersPerPlugin", usual.Workers, 1, 32),
                HeapBytes = heap,
                DataBytes = heap + RuntimesOwn,
            },
            Care = care with
            {
                Reports = reports,
                ReportsFor = TimeSpan.FromDays(reader.Whole("Plugins:ReportDays", (int)care.ReportsFor.TotalDays, 1, 365)),
                Failures = reader.Whole("Plugins:QuarantineFailures", care.Failures, 2, Math.Min(reports, 100)), // counted among the reports
                Window = TimeSpan.FromHours(reader.Whole("Plugins:QuarantineHours", (int)care.Window.TotalHours, 1, 720)),
            },
        };
    }

    private static string Existing(SettingsReader reader, string folder)
    {
        if (!System.IO.Directory.Exists(folder))
            reader.Refuse(AdvisoriesKey, folder, "allowed: a folder that is there, with advisories in the OSV format");
        return Path.GetFullPath(folder);
    }

    private static Uri? Scanner(SettingsReader reader, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var scanner) && PluginSettings.IsScanner(scanner))
            return scanner;
        reader.Refuse(ScannerKey, address, "allowed: ClamAV's daemon as tcp://HOST:PORT or unix:///PATH");
        return null;
    }
}
