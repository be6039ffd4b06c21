using Leadline.Directory.Identifiers;

namespace Leadline.Directory.Tests;

public sealed class IdentifierChecks
{
    [Theory]
    [InlineData("GB-NHS", "0de", "0DE")]
    [InlineData("GB-COH", " 01234567 ", "01234567")]
    [InlineData("GB-COH", "sc123456", "SC123456")]
    [InlineData("GB-COH", "IP28746R", "IP28746R")]
    [InlineData("GB-COH", "R0000123", "R0000123")]
    [InlineData("GB-PPON", "pabc-1234-wxyz", "PABC-1234-WXYZ")]
    [InlineData("GB-VAT", "GB 980 7806 84", "980780684")] // modulus 97
    [InlineData("GB-VAT", "980780629", "980780629")] // 9755
    [InlineData("GB-VAT", "980780684001", "980780684001")]
    [InlineData("GB-VAT", "GD499", "GD499")]
    [InlineData("GB-VAT", "HA500", "HA500")]
    [InlineData("GB-CHC", "1089464", "1089464")]
    [InlineData("LEADLINE", "capita", "capita")]
    public void An_identifier_is_read_as_its_register_writes_it(string scheme, string text, string expected) =>
        Assert.Equal(expected, IdentifierSchemes.Find(scheme)!.Read(text));

    [Theory]
    [InlineData("GB-NHS", "0")]
    [InlineData("GB-COH", "1234567")]
    [InlineData("GB-COH", "01234567\n9")]
    [InlineData("GB-COH", "ABC12345")]
    [InlineData("GB-PPON", "PABC-12345-WXYZ")]
    [InlineData("GB-VAT", "980780685")]
    [InlineData("GB-VAT", "GD500")]
    [InlineData("GB-VAT", "HA499")]
    [InlineData("GB-VAT", "")]
    [InlineData("GB-CHC", "12345")]
    [InlineData("GB-CHC", "12345678")]
    [InlineData("LEADLINE", "a b")]
    public void What_can_be_no_identifier_of_a_scheme_is_refused(string scheme, string text) => Assert.Null(IdentifierSchemes.Find(scheme)!.Read(text));

    [Fact]
    public void One_wrong_digit_of_a_VAT_number_is_always_found() => Assert.Empty(
        from at in Enumerable.Range(0, 9)
        from digit in "0123456789"
        where "980780684"[at] != digit
        let wrong = $"{"980780684"[..at]}{digit}{"980780684"[(at + 1)..]}"
        where Sum(wrong) % 97 == 0
        select wrong);

    private static int Sum(string vat) => Enumerable.Range(0, 7).Sum(i => (vat[i] - '0') * (8 - i)) + int.Parse(vat[7..]);
}
