using System.Globalization;
using System.Text;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>Printing what strangers' files say.</summary>
internal static class Printed
{
    /// <summary>A text on one line, with what could steer a terminal or turn the order of letters written out.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                safe.Append(c);
        }

        return safe.ToString();
    }

    public static void Findings(IEnumerable<PluginFinding> findings, TextWriter to)
    {
        foreach (var finding in findings.OrderBy(f => f.Severity == Severity.Fault ? 0 : f.Severity == Severity.Warning ? 1 : 2))
            to.WriteLine(Safe(finding.ToString()));
    }

    public static bool HasFault(this IEnumerable<PluginFinding> findings) => findings.Any(f => f.Severity == Severity.Fault);
}
