using Leadline.Modularity.Time;
using Leadline.Plugins.Checking;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.Testing;

/// <summary>A supplier that publishes price books for one service line of one lot.</summary>
public sealed class PriceBooks : IDisposable
{
    private readonly World _world;

    private PriceBooks(World world, Framework framework, Member supplier, Api publisher, string lot, string line)
    {
        (_world, Framework, Supplier, Api, Lot, Line) = (world, framework, supplier, publisher, lot, line);
        Key = SigningKey.Create(OrganisationReference.Parse(supplier.Reference), forDevelopment: false);
    }

    /// <summary>The framework agreement.</summary>
    public Framework Framework { get; }

    /// <summary>The supplier.</summary>
    public Member Supplier { get; }

    /// <summary>The lot.</summary>
    public string Lot { get; }

    /// <summary>The service line.</summary>
    public string Line { get; }

    /// <summary>Calls of the program that publishes.</summary>
    public Api Api { get; }

    /// <summary>What it signs with.</summary>
    public SigningKey Key { get; }

    /// <summary>A book in order, from today on: desktops by the month, cheaper from 500 on, and the setting up of a surgery.</summary>
    public PriceBookFile Book => Priced(
        Entry("desk-device", 950, "device"), Entry("desk-device", 800, "device") with { FromQuantity = 500 }, Entry("set-up", 120_000, "surgery", ChargePeriod.Once));

    /// <summary>A supplier whose key is registered, with a place on lot 1 for both lines.</summary>
    /// <param name="world">Where it acts.</param>
    /// <param name="framework">Whose prices they are; without one, a live agreement of their own, with this supplier on it.</param>
    /// <param name="supplier">The supplier, which has its place already where an agreement is given; without one, a new one.</param>
    /// <param name="line">The service line.</param>
    /// <param name="lot">The lot.</param>
    /// <param name="registerKey">Whether its key is made known.</param>
    public static async Task<PriceBooks> BeginAsync(
        World world, Framework? framework = null, Member? supplier = null, string line = "IT", string lot = "1", bool registerKey = true)
    {
        supplier ??= await world.SupplierAsync();
        await world.Host.RestAsync();
        framework ??= await world.LiveAsync(world.Text(), [supplier]);
        var books = new PriceBooks(world, framework, supplier, await world.ProgramAsync(supplier.Id, "plugin-publisher"), lot, line);
        if (registerKey)
            (await books.RegisterAsync()).Good();
        return books;
    }

    /// <summary>Registers its key.</summary>
    public Task<Answer> RegisterAsync() => Api.PostAsync("/api/v1/publisher-keys", new { owner = Supplier.Reference, isDevelopment = false, spki = Key.Public.Spki });

    /// <summary>Version 1 of a book with these prices.</summary>
    public PriceBookFile Priced(params IReadOnlyList<PriceBookEntry> entries) => new()
    {
        Publisher = Key.Public.Owner, Framework = Framework.Reference, Lot = Lot, ServiceLine = Line, From = UkCalendar.DayOf(_world.Now),
        Book = new PriceBook { Reference = "DESK", Version = 1, Entries = entries },
    };

    /// <summary>The book of a version with other prices, or the same.</summary>
    public PriceBookFile Version(int number, params IReadOnlyList<PriceBookEntry> entries)
    {
        var book = entries.Count == 0 ? Book : Priced(entries);
        return book with { Book = book.Book with { Version = number } };
    }

    /// <summary>A price.</summary>
    public static PriceBookEntry Entry(string code, long pence, string unit, ChargePeriod per = ChargePeriod.Month) =>
        new() { Code = code, Title = $"The service {code}", Unit = unit, UnitPrice = new Money(pence), Per = per };

    /// <summary>Publishes a book, signed now.</summary>
    public Task<Answer> PublishAsync(PriceBookFile book) => PublishAsync(book.Write());

    /// <summary>Publishes a file.</summary>
    public async Task<Answer> PublishAsync(byte[] file, byte[]? signature = null)
    {
        var answer = await Api.PostAsync("/api/v1/price-books", new { file, signature = signature ?? PriceBookSignatures.Sign(file, Key, _world.Now, _world.Now.AddDays(30)) });
        await _world.Host.RestAsync();
        return answer;
    }

    /// <summary>An act of the authority on a book: <c>acceptance</c>, <c>refusal</c>.</summary>
    public async Task<Answer> DecideAsync(string book, string act, Api? by = null, string reason = "As the tender's prices were.")
    {
        var answer = await (by ?? _world.Authority.Api).PostAsync($"/api/v1/price-books/{book}/{act}", new { reason }, (await ReadAsync(book)).Tag);
        await _world.Host.RestAsync();
        return answer;
    }

    /// <summary>Publishes a first book, the usual one where none is given, and lets the authority accept it; all modules know it then.</summary>
    /// <returns>The book's identifier.</returns>
    public async Task<string> AcceptedAsync(PriceBookFile? book = null)
    {
        var id = (await PublishAsync(book ?? Book)).Good().Id;
        (await DecideAsync(id, "acceptance")).Good();
        return id;
    }

    /// <summary>Reads a book as its supplier.</summary>
    public async Task<Answer> ReadAsync(string book) => (await Api.GetAsync($"/api/v1/price-books/{book}")).Good();

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();
}
