using System.Globalization;
using System.Text;
using Leadline.Sdk.Testing;

namespace Leadline.Plugins.Checking;

/// <summary>The recorded calls that a package brings, in <see cref="PackagePaths.Calls"/>: few enough to make each of them again at publication.</summary>
public static class PackagedCalls
{
    /// <summary>Calls in a package.</summary>
    public const int Most = 100;

    /// <summary>Bytes of their file.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Reads them.</summary>
    /// <param name="file">The file; empty where the package brings none.</param>
    /// <param name="findings">Gets what is wrong with it.</param>
    /// <returns>The calls; none where something is wrong.</returns>
    public static IReadOnlyList<RecordedCall> Read(ReadOnlyMemory<byte> file, ICollection<PluginFinding> findings)
    {
        if (file.Length > MostBytes)
            return Refused("calls-too-long", string.Create(CultureInfo.InvariantCulture, $"The recorded calls have {file.Length:N0} bytes; at most {MostBytes:N0} are taken."));
        try
        {
            var calls = RecordedCallLines.Read(Lines(file), PackagePaths.Calls, Most);
            return calls.Count <= Most
                ? calls
                : Refused("calls-too-many", $"There are more than {Most} recorded calls, and no more are taken, since each is made again at publication.");
        }
        catch (FormatException malformed)
        {
            return Refused("calls-malformed", malformed.Message, "Have the tests record them anew.");
        }

        IReadOnlyList<RecordedCall> Refused(string code, string reason, string remedy = "Record fewer and shorter ones: an example of each kind will do.")
        {
            findings.Add(new PluginFinding { Code = code, File = PackagePaths.Calls, Reason = reason, Remedy = remedy });
            return [];
        }
    }

    private static IEnumerable<string> Lines(ReadOnlyMemory<byte> file)
    {
        using var text = new StringReader(Encoding.UTF8.GetString(file.Span));
        while (text.ReadLine() is { } line)
            yield return line;
    }
}
