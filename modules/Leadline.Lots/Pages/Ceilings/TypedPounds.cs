using System.Globalization;
using System.Text.RegularExpressions;
using Leadline.Primitives;

namespace Leadline.Lots.Pages.Ceilings;

/// <summary>Reads an amount in pounds as it was typed, with or without the sign and commas, to the penny. Nothing is guessed.</summary>
internal static partial class TypedPounds
{
    private const int PenceOfPound = 100;

    /// <summary>The amount; null where it is none.</summary>
    internal static Money? Read(string? typed) => Shape().IsMatch(typed?.Trim() ?? "")
        ? new Money((long)(decimal.Parse(typed!.Trim().Replace("£", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * PenceOfPound))
        : null;

    [GeneratedRegex(@"^£?([0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,13})(\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
