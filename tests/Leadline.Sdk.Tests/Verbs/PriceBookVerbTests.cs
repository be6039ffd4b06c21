using Leadline.Plugins.Checking;
using Leadline.Sdk.Tests.Packages;
using Leadline.Sdk.Tests.PriceBooks;

namespace Leadline.Sdk.Tests.Verbs;

public sealed class PriceBookVerbTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task A_book_is_checked_and_signed_beside_itself()
    {
        await WriteAsync("desk.pricebook.json", ReadPriceBooks.Desk);
        await _tool.RunAsync("keys", "--owner", "GB-COH:01234567", "--publisher", "--out", "fenmoor.key");

        var check = await _tool.RunAsync("price-book", "check", "desk.pricebook.json");
        Assert.Equal(("", 0), (check.Errors, check.Code));
        Assert.StartsWith("desk.pricebook.json: in order (DESK 3, ACS lot 3 ACS-ICT, from 2018-09-01, 3 prices), hash ", check.Output);
        var sign = await _tool.RunAsync("price-book", "sign", "desk.pricebook.json", "--key", "fenmoor.key", "--days", "5");
        Assert.Equal(("", 0), (sign.Errors, sign.Code));
        Assert.StartsWith("desk.pricebook.signature.json: signed with key-", sign.Output);

        using var key = SigningKey.Read(await File.ReadAllTextAsync(_tool["fenmoor.key"], Stop));
        var policy = Made.Policy with
        {
            Now = TimeProvider.System.GetUtcNow(), Keys = [new TrustedKey { Key = key.Public, ValidFrom = DateTimeOffset.MinValue, ValidUntil = DateTimeOffset.MaxValue }],
        };
        var signature = await File.ReadAllBytesAsync(_tool["desk.pricebook.signature.json"], Stop);
        Assert.Empty(PriceBookSignatures.Check(await File.ReadAllBytesAsync(_tool["desk.pricebook.json"], Stop), key.Public.Owner, signature, policy).Faults);
    }

    [Fact]
    public async Task A_book_with_faults_is_not_signed_and_each_fault_is_told_with_its_place()
    {
        await WriteAsync("desk.pricebook.json", ReadPriceBooks.Desk.Replace("\"version\": 3", "\"version\": 0", StringComparison.Ordinal).Replace("\"once\"", "\"week\"", StringComparison.Ordinal));
        await _tool.RunAsync("keys", "--owner", "GB-COH:01234567", "--publisher", "--out", "fenmoor.key");
        foreach (var verb in new string[][] { ["check", "desk.pricebook.json"], ["sign", "desk.pricebook.json", "--key", "fenmoor.key"] })
        {
            var told = await _tool.RunAsync(["price-book", .. verb]);
            Assert.Equal(1, told.Code);
            Assert.Contains("desk.pricebook.json: refused: /version: From 1", told.Errors);
            Assert.Contains("desk.pricebook.json: refused: /entries/2/per: 'week' is not known here", told.Errors);
        }

        Assert.False(File.Exists(_tool["desk.pricebook.signature.json"]));
    }

    [Fact]
    public async Task A_book_is_signed_with_its_publishers_key_alone_and_under_a_books_name()
    {
        await WriteAsync("desk.pricebook.json", ReadPriceBooks.Desk);
        await WriteAsync("desk.json", ReadPriceBooks.Desk);
        await _tool.RunAsync("keys", "--owner", "GB-COH:07654321", "--publisher", "--out", "rival.key");

        var other = await _tool.RunAsync("price-book", "sign", "desk.pricebook.json", "--key", "rival.key");
        Assert.Equal(1, other.Code);
        Assert.Contains("the key is GB-COH:07654321's", other.Errors);
        var named = await _tool.RunAsync("price-book", "sign", "desk.json", "--key", "rival.key");
        Assert.Equal(2, named.Code);
        Assert.Contains("its name ends with .pricebook.json", named.Errors);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_tool[name], text, Stop);
}
