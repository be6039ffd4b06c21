using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.PriceBooks;

namespace Leadline.Sdk.Tests.Testing;

public sealed class PriceBookFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_book_is_read_from_the_file_that_is_published()
    {
        File.WriteAllText(_file, ReadPriceBooks.Desk);

        Assert.Equal(["desk-device", "desk-device", "set-up"], PriceBookFiles.Read(_file).Entries.Select(e => e.Code));
    }

    [Fact]
    public void What_a_platform_would_refuse_is_said_all_at_once()
    {
        File.WriteAllText(_file, ReadPriceBooks.Desk.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal).Replace("\"version\": 3", "\"version\": 0", StringComparison.Ordinal));

        var refused = Assert.Throws<InvalidDataException>(() => PriceBookFiles.Read(_file)).Message;

        Assert.Contains($"{_file}: refused: /format: ", refused, StringComparison.Ordinal);
        Assert.Contains($"{_file}: refused: /version: ", refused, StringComparison.Ordinal);
    }
}
