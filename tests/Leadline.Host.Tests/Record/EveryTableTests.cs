using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Record;

/// <summary>What is kept of acts stands in the record: a table is of a root entity, a part of one, or of facts, or it is said here why not.</summary>
[Collection(Profiles.Embedded)]
public sealed class EveryTableTests(EmbeddedWorld shared) : InWorld(shared)
{
    private const string Copied = "what another module has on the record, as its message told it";
    private const string Doors = "a way in that soon ends; what was done through it is on the record";

    private static readonly Dictionary<string, string> NotOnTheRecord = new(StringComparer.Ordinal)
    {
        ["accreditation_offered_variations"] = Copied,
        ["lots_reported_spend"] = Copied,
        ["plugins_approved_plugins"] = Copied,
        ["directory_access_tokens"] = Doors,
        ["directory_link_requests"] = Doors,
        ["directory_one_time_links"] = Doors,
        ["directory_person_sessions"] = Doors,
        ["directory_sign_in_attempts"] = Doors,
        ["directory_outgoing_mail"] = "what is sent because of an act; letters hold secrets",
        ["directory_installation"] = "what the installation is for, written once, by nobody",
        ["plugins_call_reports"] = "what plugins told their authors, which is dropped after a while",
        ["plugins_call_report_holds"] = "which of these stay for the time being",
        ["plugins_opened_events"] = "which events are over",
    };

    [Fact]
    public void Every_table_is_on_the_record_or_it_is_said_why_not()
    {
        var unsaid = Kinds().Where(e => !e.IsOwned() && !e.ClrType.IsAssignableTo(typeof(IFact)) && e.FindProperty(Versions.Property) is not { IsConcurrencyToken: true })
            .Where(e => e.ClrType.Assembly != typeof(ModuleDbContext).Assembly) // the bus's own tables, the record itself, and copies that all modules keep alike
            .Select(e => e.GetTableName()!).Where(t => !t.Contains("_known_", StringComparison.Ordinal));
        Assert.Equal(NotOnTheRecord.Keys.Order(StringComparer.Ordinal), unsaid.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_fact_can_be_changed_in_the_database()
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var facts = Kinds().Where(e => e.ClrType.IsAssignableTo(typeof(IFact))).Select(e => e.GetTableName()!).ToList();
        var db = scope.ServiceProvider.GetRequiredService<RecordDbContext>();
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(facts.Count > 5);
        Assert.Empty(facts.SelectMany(f => new[] { $"{f}_no_update", $"{f}_no_delete" }).Except(triggers));
    }

    private List<IEntityType> Kinds()
    {
        using var scope = World.Host.App.Services.CreateScope();
        return [.. World.Host.App.Services.GetServices<StoreDescriptor>().SelectMany(s => ((DbContext)scope.ServiceProvider.GetRequiredService(s.ContextType)).Model.GetEntityTypes())];
    }
}

/// <summary>The same of PostgreSQL, where the application's role may change what no trigger protects.</summary>
[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class FactsOnProduction(ProductionWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task No_fact_can_be_changed_in_the_database()
    {
        await using var scope = World.Host.App.Services.CreateAsyncScope();
        var facts = World.Host.App.Services.GetServices<StoreDescriptor>().SelectMany(s => ((DbContext)scope.ServiceProvider.GetRequiredService(s.ContextType)).Model.GetEntityTypes())
            .Where(e => e.ClrType.IsAssignableTo(typeof(IFact))).Select(e => $"{e.GetSchema()}.{e.GetTableName()}").ToList();
        var guarded = await scope.ServiceProvider.GetRequiredService<RecordDbContext>().Database.SqlQueryRaw<string>(
            """
            SELECT n.nspname || '.' || c.relname AS "Value" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE t.tgname = c.relname || '_append_only'
            """).ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(facts.Count > 5);
        Assert.Empty(facts.Except(guarded));
    }
}
