using System.Text;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk.Tests.Packages;

namespace Leadline.Sdk.Tests.PriceBooks;

public sealed class SignPriceBooks
{
    private static readonly byte[] Book = Encoding.UTF8.GetBytes(ReadPriceBooks.Desk);

    [Fact]
    public void A_signature_of_a_registered_key_holds()
    {
        var signer = Check(Book, Signed(Made.FenmoorKey));
        Assert.Empty(signer.Faults);
        Assert.Equal(Made.FenmoorKey.Public.Identify(), signer.Key);
    }

    [Fact]
    public void A_blank_more_in_the_book_breaks_it() =>
        Assert.Equal(["signature-wrong"], Codes(Check([.. Book, (byte)' '], Signed(Made.FenmoorKey))));

    [Fact]
    public void What_the_signature_says_of_itself_is_signed_too()
    {
        var signature = JsonSerializer.Deserialize<PublisherSignature>(Signed(Made.FenmoorKey), PluginDocuments.Json)!;
        Assert.Equal(["signature-wrong"], Codes(Check(Book, Made.Json(signature with { ValidUntil = signature.ValidUntil.AddDays(1) }))));
    }

    [Fact]
    public void A_signature_of_a_package_is_none_of_a_price_book()
    {
        var contents = Made.Contents(Made.Signed);
        var (manifest, signature) = (contents["manifest.json"], contents["signature.json"]);
        Assert.NotNull(PackageReader.Read(Made.Signed, Made.Policy).Package); // there it holds

        Assert.Equal(["signature-wrong"], Codes(Check(manifest, signature)));
    }

    [Fact]
    public void A_signature_of_a_price_book_is_none_of_a_package()
    {
        var contents = Made.Contents(Made.Signed);
        var signature = PriceBookSignatures.Sign(contents["manifest.json"], Made.FenmoorKey, Made.Now.AddDays(-1), Made.Now.AddDays(1));
        Assert.Empty(Check(contents["manifest.json"], signature).Faults); // there it holds

        contents["signature.json"] = signature;
        Assert.Equal("signature-wrong", Made.OnlyFault(Made.Raw(contents).Write()).Code);
    }

    [Fact]
    public void A_key_for_development_signs_no_prices() => Assert.Equal(["development-key"], Codes(Check(Book, Signed(Made.DevelopmentKey))));

    [Fact]
    public void A_key_that_nobody_registered_signs_no_prices()
    {
        using var stranger = SigningKey.Create(Made.Fenmoor, forDevelopment: false);
        Assert.Equal(["signer-unknown"], Codes(Check(Book, Signed(stranger))));
    }

    [Fact]
    public void The_authority_signs_no_suppliers_prices() => Assert.Equal(["signer-unknown"], Codes(Check(Book, Signed(Made.AuthorityKey))));

    [Fact]
    public void A_supplier_signs_its_own_prices_alone()
    {
        using var rival = SigningKey.Create(OrganisationReference.Parse("GB-COH:07654321"), forDevelopment: false);
        Assert.Equal(["signer-not-publisher"], Codes(Check(Book, Signed(rival), Made.Policy with { Keys = [Made.Trust(rival)] })));
    }

    [Fact]
    public void A_withdrawn_key_signs_nothing_more()
    {
        var policy = Made.Policy with { Keys = [Made.Trust(Made.FenmoorKey) with { RevokedAt = Made.Now.AddMinutes(-1) }] };
        Assert.Equal(["key-revoked"], Codes(Check(Book, Signed(Made.FenmoorKey), policy)));
    }

    [Theory]
    [InlineData(-20, -10, "signature-expired")]
    [InlineData(1, 2, "signature-not-yet-good")]
    public void A_signature_has_its_time(int from, int until, string code) =>
        Assert.Equal([code], Codes(Check(Book, PriceBookSignatures.Sign(Book, Made.FenmoorKey, Made.Now.AddDays(from), Made.Now.AddDays(until)))));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"format":2,"key":"k","signedAt":"2019-09-30T12:00:00+00:00","validUntil":"2019-10-30T12:00:00+00:00","value":""}""")]
    public void What_is_no_signature_is_said_to_be_none(string signature)
    {
        var signer = Check(Book, Encoding.UTF8.GetBytes(signature));
        Assert.Equal(["signature-malformed"], Codes(signer));
        Assert.Null(signer.Key);
    }

    private static byte[] Signed(SigningKey key) => PriceBookSignatures.Sign(Book, key, Made.Now.AddDays(-1), Made.Now.AddDays(29));

    private static PriceBookSigner Check(byte[] book, byte[] signature, PackagePolicy? policy = null) =>
        PriceBookSignatures.Check(book, Made.Fenmoor, signature, policy ?? Made.Policy);

    private static IEnumerable<string> Codes(PriceBookSigner signer) => signer.Faults.Select(f => f.Code);
}
