using System.Globalization;
using Leadline.Primitives;

namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Reads single values; a wrong one is reported and comes back as null.</summary>
internal static class FieldValues
{
    /// <summary>A framework agreement lies between these days; what lies outside is a slip of the pen.</summary>
    internal static readonly DateOnly Earliest = new(1990, 1, 1), Latest = new(2149, 12, 31);

    private const int MostDecimals = 4, LongestNumber = 20;
    private const long MostPence = 100_000_000_000_000; // a thousand times all public purchasing: what is more is a slip of the pen
    private const decimal FarthestLimit = 1_000_000_000_000;

    extension(DocumentChecks checks)
    {
        internal string? Text(DocumentNode? node, int atMost, bool severalLines = false)
        {
            if (checks.Scalar(node, "a text") is not { } scalar)
                return null;
            var text = scalar.Text.Trim();
            if (text.Length == 0 || text.Length > atMost)
                checks.Refuse(scalar.Place, FaultCodes.TextLength,
                    $"A text of 1 to {atMost:N0} characters is wanted here; this one has {text.Length:N0}.");
            else if (TextRules.FirstForbidden(text, severalLines) is { } bad)
                checks.Refuse(scalar.Place, FaultCodes.ControlCharacter,
                    $"This text holds the character U+{(int)bad:X4}, which is {Unfit(bad)}. Remove it.");
            else
                return text;
            return null;
        }

        /// <summary>A text of a given shape.</summary>
        internal string? Shaped(DocumentNode? node, Func<string, bool> fits, string shape)
        {
            if (checks.Text(node, 100) is not { } text)
                return null;
            if (fits(text))
                return text;
            checks.Refuse(node!.Place, FaultCodes.Shape, $"{text.Quoted()} has not the right shape. {shape}");
            return null;
        }

        internal int? Whole(DocumentNode? node, int least, int most, string unit)
        {
            if (checks.Scalar(node, "a whole number") is not { } scalar)
                return null;
            if (!scalar.Plain || !long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                checks.Refuse(scalar.Place, FaultCodes.WrongType,
                    $"A whole number of {unit} is wanted here, without quotes, but {scalar.Kind()} was found.");
            else if (value < least || value > most)
                checks.Refuse(scalar.Place, FaultCodes.OutOfRange,
                    $"From {least:N0} to {most:N0} {unit} may stand here, but {value} was found.");
            else
                return (int)value;
            return null;
        }

        /// <summary>An amount of money over nought, in whole pence.</summary>
        internal Money? Amount(DocumentNode? node)
        {
            const string wanted = "pence over 0, such as 100000 for £1,000";
            if (checks.Scalar(node, "an amount in pence") is not { } scalar)
                return null;
            if (!scalar.Plain || !long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pence))
                checks.Refuse(scalar.Place, FaultCodes.WrongType, $"A whole number of {wanted}, is wanted here, without quotes, but {scalar.Kind()} was found.");
            else if (pence < 1 || pence > MostPence)
                checks.Refuse(scalar.Place, FaultCodes.OutOfRange, $"From 1 to {MostPence:N0} pence may stand here, but {scalar.Text} was found.");
            else
                return new Money(pence);
            return null;
        }

        /// <summary>A decimal number over nought, or from nought where that is allowed.</summary>
        internal decimal? Number(DocumentNode? node, decimal most, string unit, bool noughtAllowed = false)
        {
            if (checks.Scalar(node, "a number") is not { } scalar)
                return null;
            const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            if (!scalar.Plain || scalar.Text.Length > LongestNumber
                || !decimal.TryParse(scalar.Text, styles, CultureInfo.InvariantCulture, out var value) || value.Scale > MostDecimals)
                checks.Refuse(scalar.Place, FaultCodes.WrongType,
                    $"A number of {unit} with at most {MostDecimals} decimals is wanted here, without quotes, but {scalar.Kind()} was found.");
            else if (value < 0 || value > most || (value == 0 && !noughtAllowed))
                checks.Refuse(scalar.Place, FaultCodes.OutOfRange,
                    $"{(noughtAllowed ? "From 0" : "More than 0")} and at most {most:#,0.##} {unit} may stand here, but {scalar.Text} was found.");
            else
                return value;
            return null;
        }

        /// <summary>A number of either sign, as a limit of answers; whole where no decimals are allowed.</summary>
        internal decimal? Signed(DocumentNode? node, int decimals)
        {
            var wanted = decimals == 0 ? "whole number" : $"number with at most {decimals} decimals";
            if (checks.Scalar(node, $"a {wanted}") is not { } scalar)
                return null;
            const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            if (!scalar.Plain || scalar.Text.Length > LongestNumber
                || !decimal.TryParse(scalar.Text, styles, CultureInfo.InvariantCulture, out var value) || value.Scale > decimals)
                checks.Refuse(scalar.Place, FaultCodes.WrongType, $"A {wanted} is wanted here, without quotes, but {scalar.Kind()} was found.");
            else if (Math.Abs(value) > FarthestLimit)
                checks.Refuse(scalar.Place, FaultCodes.OutOfRange,
                    $"From -{FarthestLimit:N0} to {FarthestLimit:N0} may stand here, but {scalar.Text} was found.");
            else
                return value;
            return null;
        }

        internal DateOnly? Date(DocumentNode? node)
        {
            if (checks.Scalar(node, "a date") is not { } scalar)
                return null;
            if (!DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                checks.Refuse(scalar.Place, FaultCodes.WrongType,
                    $"A date of the calendar is wanted here, written as 2018-08-01, but {scalar.Kind()} was found.");
            else if (date < Earliest || date > Latest)
                checks.Refuse(scalar.Place, FaultCodes.OutOfRange,
                    $"A date from {Earliest:O} to {Latest:O} may stand here, but {date:O} was found.");
            else
                return date;
            return null;
        }

        /// <summary>One of a list of words.</summary>
        internal string? Word(DocumentNode? node, IReadOnlyList<string> known)
        {
            if (checks.Scalar(node, "a word") is not { } scalar)
                return null;
            if (known.Contains(scalar.Text, StringComparer.Ordinal))
                return scalar.Text;
            checks.Refuse(scalar.Place, FaultCodes.UnknownValue,
                $"{scalar.Text.Quoted()} is not known here. Known: {Wording.Listed(known)}.{checks.Suggestion(scalar.Text, known)}");
            return null;
        }

        /// <summary>One of an enumeration's members, written as <c>further-competition</c>.</summary>
        internal T? Choice<T>(DocumentNode? node)
            where T : struct, Enum
        {
            var names = Enum.GetNames<T>();
            var word = checks.Word(node, [.. names.Select(n => n.InDocuments())]);
            return word is null ? null : Enum.Parse<T>(names.First(n => n.InDocuments() == word));
        }

        private ScalarNode? Scalar(DocumentNode? node, string wanted)
        {
            if (node is ListNode or MappingNode or ScalarNode { Nothing: true })
                checks.Refuse(node.Place, FaultCodes.WrongType, $"Here {wanted} is wanted, but {node.Kind()} was found.");
            return node as ScalarNode is { Nothing: false } scalar ? scalar : null;
        }
    }

    private static string Unfit(char bad) => bad is '\n' or '\r' ? "a line break where one line is wanted" : "invisible or not a character";
}
