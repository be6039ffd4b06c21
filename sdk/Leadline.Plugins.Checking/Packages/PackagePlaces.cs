using System.Text.RegularExpressions;

namespace Leadline.Plugins.Checking;

/// <summary>The shapes of what manifests and price books name of a framework agreement.</summary>
internal static partial class PackagePlaces
{
    internal static bool IsFramework(string text) => Framework().IsMatch(text);

    internal static bool IsLot(string text) => Lot().IsMatch(text);

    internal static bool IsServiceLine(string text) => ServiceLine().IsMatch(text);

    [GeneratedRegex(@"^[A-Z0-9-]{2,12}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Framework();

    [GeneratedRegex(@"^[A-Za-z0-9]{1,6}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Lot();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,30}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ServiceLine();
}
