using System.Security.Cryptography;
using Leadline.Host.Record;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Record;

/// <summary>The record checked where it lies, before and after whoever owns the database has been at it.</summary>
public abstract class RecordCheckTests(Profile profile) : IAsyncLifetime
{
    private TestHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (profile == Profile.Production)
        {
            Needs.Postgres();
            Needs.RabbitMq();
        }

        _host = await TestHost.StartAsync(profile, new FakeClock(World.Beginning));
        foreach (var number in Enumerable.Range(1, 4))
        {
            (await _host.Operator.PostAsync("/api/v1/organisations",
                new { reference = $"GB-COH:0000000{number}", name = $"Company {number}", kind = "company", openFrom = "2013-04-01" })).Good();
            await _host.RestAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_comes_to_the_same_as_the_check_of_an_export()
    {
        using var export = new MemoryStream(await _host.Operator.Client.GetByteArrayAsync(new Uri("/api/v1/audit/export", UriKind.Relative), Stop));
        var verdict = await CheckAsync();

        Assert.Equal(await new ChainVerifier(null, new Dictionary<long, Anchor>()).CheckAsync(export, Stop), verdict);
        Assert.Null(verdict.Wanting);
        Assert.True(verdict is { Seals: >= 4, Entries: >= 4 }, $"{verdict}");
    }

    [Fact]
    public async Task A_key_that_did_not_sign_finds_the_first_seal_wanting()
    {
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var wanting = (await CheckAsync(new Dictionary<string, ECDsa> { [Seal.KeyIdOf(another)] = another })).Wanting;

        Assert.Equal(1, wanting?.Seal);
    }

    [Theory]
    [InlineData("UPDATE {0} SET detail = 'nothing' WHERE id = {{0}}", "the entry was changed after it was sealed")]
    [InlineData("DELETE FROM {0} WHERE id = {{0}}", "the entry is not there")]
    public async Task An_entry_changed_or_deleted_in_the_database_is_named(string statement, string what)
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = Store(scope, "directory");
        var entry = await db.Audit.OrderBy(e => e.Id).Skip(2).Select(e => e.Id).FirstAsync(Stop);
        await UnprotectAsync(db);
        await using (var write = await db.BeginWriteAsync(Stop))
        {
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(string.Format(null, statement, db.Table("audit")), [entry], Stop));
            await write.CommitAsync(Stop);
        }

        var wanting = (await CheckAsync()).Wanting;
        Assert.Equal((what, "directory", entry), (wanting?.What, wanting?.Module, wanting?.Entry));
    }

    [Fact]
    public async Task An_entry_put_beside_the_record_is_named_and_so_it_is_in_an_export()
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = Store(scope, "directory");
        var last = await db.Audit.AsNoTracking().OrderBy(e => e.Id).LastAsync(Stop);
        var forged = last with { Id = Guid.CreateVersion7(), At = last.At.AddDays(-3), SubjectVersion = 99 };
        await PutBesideAsync(db, forged);

        using var export = new MemoryStream(await _host.Operator.Client.GetByteArrayAsync(new Uri("/api/v1/audit/export", UriKind.Relative), Stop));
        var wanting = (await CheckAsync()).Wanting;
        Assert.Equal(("this entry is covered by no seal and waits for none", "directory", forged.Id), (wanting?.What, wanting?.Module, wanting?.Entry));
        Assert.Equal(wanting, (await new ChainVerifier(null, new Dictionary<long, Anchor>()).CheckAsync(export, Stop)).Wanting);
    }

    [Fact]
    public async Task An_entry_beside_the_record_is_named_though_its_place_is_claimed_under_a_seal_that_is_not_there()
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = Store(scope, "directory");
        var forged = await db.Audit.AsNoTracking().OrderBy(e => e.Id).LastAsync(Stop) with { Id = Guid.CreateVersion7() };
        await PutBesideAsync(db, forged);
        var chain = scope.ServiceProvider.GetRequiredService<RecordDbContext>();
        chain.Add(new SealedEntry(1_000_000, 1, "directory", forged.Id, Convert.ToHexStringLower(LeafForm.HashOf("directory", forged))));
        await chain.SaveChangesAsync(Stop);

        Assert.Equal(("directory", forged.Id), await LooseAsync());
    }

    [Fact]
    public async Task An_entry_beside_the_record_is_named_though_another_waits_that_has_its_place_already()
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = Store(scope, "directory");
        var last = await db.Audit.AsNoTracking().OrderBy(e => e.Id).LastAsync(Stop);
        var forged = last with { Id = Guid.CreateVersion7() };
        await PutBesideAsync(db, forged);
        db.Unsealed.Add(new UnsealedEntry(last.Id)); // between the seal and the clearing, as on a busy host at any moment
        await db.SaveChangesAsync(Stop);

        Assert.Equal(("directory", forged.Id), await LooseAsync());
    }

    [Fact]
    public async Task A_seal_of_the_least_number_there_is_vouches_for_nothing()
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = Store(scope, "directory");
        var forged = await db.Audit.AsNoTracking().OrderBy(e => e.Id).LastAsync(Stop) with { Id = Guid.CreateVersion7() };
        await PutBesideAsync(db, forged);
        var chain = scope.ServiceProvider.GetRequiredService<RecordDbContext>();
        chain.Add(await chain.Seals.AsNoTracking().OrderBy(s => s.Number).FirstAsync(Stop) with { Number = long.MinValue });
        chain.Add(new SealedEntry(long.MinValue, 1, "directory", forged.Id, Convert.ToHexStringLower(LeafForm.HashOf("directory", forged))));
        await chain.SaveChangesAsync(Stop);

        Assert.NotNull((await CheckAsync()).Wanting);
    }

    [Fact]
    public async Task An_entry_beside_the_record_is_named_though_it_bears_the_identifier_of_another_modules()
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var twin = await Store(scope, "directory").Audit.AsNoTracking().OrderBy(e => e.Id).LastAsync(Stop);
        await PutBesideAsync(Store(scope, "billing"), twin);

        Assert.Equal(("billing", twin.Id), await LooseAsync());
    }

    [Fact]
    public async Task An_entry_dated_back_and_sealed_today_is_named()
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        var db = Store(scope, "directory");
        var forged = await db.Audit.AsNoTracking().OrderBy(e => e.Id).LastAsync(Stop);
        forged = forged with { Id = Guid.CreateVersion7(), At = forged.At.AddDays(-3), SubjectVersion = 99 };
        db.Audit.Add(forged);
        await db.SaveChangesAsync(Stop);
        await _host.RestAsync();

        var wanting = (await CheckAsync()).Wanting;
        Assert.Equal(("the entry is dated long before what was sealed before it", forged.Id), (wanting?.What, wanting?.Entry));
    }

    private static ModuleDbContext Store(AsyncServiceScope scope, string module) => (ModuleDbContext)scope.ServiceProvider.GetRequiredService(
        scope.ServiceProvider.GetServices<StoreDescriptor>().Single(s => s.Module == module).ContextType);

    // What whoever has the application's database role can do.
    private static async Task PutBesideAsync(ModuleDbContext db, AuditEntry entry)
    {
        await using var write = await db.BeginWriteAsync(Stop);
        db.Audit.Add(entry);
        await db.SaveChangesAsync(Stop);
        await db.Unsealed.Where(u => u.Id == entry.Id).ExecuteDeleteAsync(Stop);
        await write.CommitAsync(Stop);
    }

    private async Task<(string? Module, Guid? Entry)> LooseAsync()
    {
        var wanting = (await CheckAsync()).Wanting;
        Assert.Equal("this entry is covered by no seal and waits for none", wanting?.What);
        return (wanting?.Module, wanting?.Entry);
    }

    private async Task<Verdict> CheckAsync(IReadOnlyDictionary<string, ECDsa>? keys = null)
    {
        await using var scope = _host.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecordCheck>().CheckAsync(keys, new Dictionary<long, Anchor>(), Stop);
    }

    // What only the owner of the tables can do.
    private Task UnprotectAsync(ModuleDbContext db) => db.Database.ExecuteSqlRawAsync(
        profile == Profile.Production
            ? "ALTER TABLE directory.audit DISABLE TRIGGER USER"
            : "DROP TRIGGER directory_audit_no_update; DROP TRIGGER directory_audit_no_delete;", Stop);
}

[Trait("Slow", "Yes")]
public sealed class RecordCheckOnEmbedded() : RecordCheckTests(Profile.Embedded);

[Trait("Needs", "Services")]
public sealed class RecordCheckOnProduction() : RecordCheckTests(Profile.Production);
