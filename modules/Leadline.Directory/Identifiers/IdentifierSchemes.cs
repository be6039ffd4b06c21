using System.Text.RegularExpressions;
using Leadline.Primitives;

namespace Leadline.Directory.Identifiers;

/// <summary>A register's way of naming organisations.</summary>
/// <param name="Code">Its code at org-id.guide where it has one.</param>
/// <param name="Shape">What an identifier looks like, for messages.</param>
/// <param name="Read">The identifier as the register writes it; null where it can't be one.</param>
internal sealed record IdentifierScheme(string Code, string Shape, Func<string, string?> Read);

/// <summary>The schemes that are known here, each with its check.</summary>
internal static partial class IdentifierSchemes
{
    internal const string CompaniesHouse = "GB-COH";
    internal const string Vat = "GB-VAT";

    internal static IReadOnlyList<IdentifierScheme> All { get; } =
    [
        new(OrganisationReference.OdsScheme, OdsCode.Shape, text => OdsCode.TryParse(text, out var code) ? code.ToString() : null),
        new(CompaniesHouse, "A company number has 8 characters: digits, or two letters such as SC, NI or OC and six digits; 01234567, SC123456.",
            text => Shaped(Company(), text)),
        new("GB-PPON", "A public procurement organisation number is four letters, four digits and four letters, such as PABC-1234-WXYZ.",
            text => Shaped(Ppon(), text)),
        new(Vat, "A VAT number is nine digits of which the last two check the others, or twelve with a branch, or GD or HA and three digits.",
            ReadVat),
        new("GB-CHC", "A charity number of England and Wales is six or seven digits, such as 1089464.", text => Shaped(Charity(), text)),
        new(OrganisationReference.OwnScheme, "A reference of ours is at most 40 letters, digits and hyphens.",
            text => OrganisationReference.TryParse($"{OrganisationReference.OwnScheme}:{text.Trim()}", out var own) ? own.Identifier : null),
    ];

    internal static IdentifierScheme? Find(string code) => All.FirstOrDefault(s => s.Code == code);

    private static string? Shaped(Regex shape, string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        return shape.IsMatch(upper) ? upper : null;
    }

    /// <summary>
    /// The seven first digits, weighted from 8 down to 2, and the number of the two last make a multiple of 97; numbers given out since
    /// 2010 do so with 55 added. Source: HM Revenue and Customs, VAT registration manual, the "modulus 97" and "9755" checks.
    /// </summary>
    private static string? ReadVat(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (bare.StartsWith("GB", StringComparison.Ordinal))
            bare = bare[2..];
        if (Government().IsMatch(bare))
            return bare;
        if (!VatDigits().IsMatch(bare))
            return null;
        var sum = Enumerable.Range(0, 7).Sum(i => (bare[i] - '0') * (8 - i)) + ((bare[7] - '0') * 10) + (bare[8] - '0');
        return sum % 97 == 0 || (sum + 55) % 97 == 0 ? bare : null;
    }

    // Registered societies of old end in R; so do some of Northern Ireland, which begin with R0.
    [GeneratedRegex(@"\A([0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z]|R0[0-9]{6})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Company();

    [GeneratedRegex(@"\A[A-Z]{4}-[0-9]{4}-[A-Z]{4}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ppon();

    [GeneratedRegex(@"\A[0-9]{6,7}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Charity();

    // Government departments have GD and a number below 500, health authorities HA and one from 500.
    [GeneratedRegex(@"\A(GD[0-4][0-9]{2}|HA[5-9][0-9]{2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Government();

    [GeneratedRegex(@"\A[0-9]{9}([0-9]{3})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VatDigits();
}
