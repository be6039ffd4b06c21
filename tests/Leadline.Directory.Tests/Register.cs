using Leadline.Directory.OrganisationFiles;
using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Tests;

/// <summary>A register of its own, on SQLite in a temporary folder.</summary>
internal sealed class Register : IAsyncDisposable
{
    private static readonly Caller Operator = Caller.Operator;

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("leadline-directory-").FullName;
    private readonly StoreServices _services = new(new WriteGate(), new OutboxSignal(), TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<Register> NewAsync()
    {
        var register = new Register();
        await using var db = register.Open();
        await db.Database.EnsureCreatedAsync(Stop);
        return register;
    }

    internal DirectoryDbContext Open()
    {
        var options = new DbContextOptionsBuilder<DirectoryDbContext>();
        new StoreSettings(StoreEngine.Sqlite, $"Data Source={Path.Combine(_folder, "directory.db")};Pooling=False").Configure(options, "directory");
        DirectoryDbContext.Configure(options);
        return new DirectoryDbContext(options.Options, _services);
    }

    /// <summary>The day of imports.</summary>
    internal static readonly DateOnly Today = new(2026, 3, 2);

    internal async Task<ImportReport> ImportAsync(Stream bytes, bool strict = false)
    {
        await using (bytes)
        await using (var db = Open())
        await using (var file = (await OrganisationFile.OpenAsync(bytes, Stop)).Value!)
            return await file.StoreAsync(strict, Operator, db, Today, Stop);
    }

    internal async Task<Organisation?> FindAsync(string reference)
    {
        await using var db = Open();
        var wanted = Primitives.OrganisationReference.Parse(reference);
        return await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Reference == wanted, Stop);
    }

    internal async Task<int> CountAsync()
    {
        await using var db = Open();
        return await db.Organisations.CountAsync(Stop);
    }

    /// <summary>How many messages of a type wait in the outbox.</summary>
    internal Task<int> AnnouncedAsync<TMessage>() => CountAsync("outbox", "type", typeof(TMessage).FullName!);

    /// <summary>How often an act is on record.</summary>
    internal Task<int> RecordedAsync(string act) => CountAsync("audit", "act", act);

    internal static (int Registered, int Amended, int Unchanged, int Refused) Counts(ImportReport report) =>
        (report.Registered, report.Amended, report.Unchanged, report.Refused);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<int> CountAsync(string table, string column, string value)
    {
        await using var db = Open();
#pragma warning disable EF1002 // names of tables and columns, of these tests alone
        return await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM directory_{table} WHERE {column} = {{0}}", value).SingleAsync(Stop);
#pragma warning restore EF1002
    }
}
