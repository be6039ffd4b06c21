using Leadline.Accreditation;
using Leadline.Billing;
using Leadline.CallOff;
using Leadline.Directory;
using Leadline.Lots;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Plugins.Runtime.Approved;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Leadline.Migrations.Tool;

/// <summary>Makes a module's context for dotnet-ef, for the engine named as its argument: <c>sqlite</c> or <c>postgres</c>.</summary>
internal abstract class DesignTime<TDb>(string schema, Func<DbContextOptions<TDb>, StoreServices, TDb> make) : IDesignTimeDbContextFactory<TDb>
    where TDb : StoreDbContext
{
    public TDb CreateDbContext(string[] args)
    {
        var settings = args.Contains("postgres")
            ? new StoreSettings(StoreEngine.Postgres, "Host=127.0.0.1")
            : new StoreSettings(StoreEngine.Sqlite, "Data Source=:memory:");
        var options = new DbContextOptionsBuilder<TDb>();
        settings.Configure(options, schema);
        return make(options.Options, new StoreServices(new WriteGate(), new OutboxSignal(), TimeProvider.System));
    }
}

internal sealed class DirectoryDesign() : DesignTime<DirectoryDbContext>("directory", (o, s) => new(o, s));

internal sealed class LotsDesign() : DesignTime<LotsDbContext>("lots", (o, s) => new(o, s));

internal sealed class AccreditationDesign() : DesignTime<AccreditationDbContext>("accreditation", (o, s) => new(o, s));

internal sealed class CallOffDesign() : DesignTime<CallOffDbContext>("call_off", (o, s) => new(o, s));

internal sealed class BillingDesign() : DesignTime<BillingDbContext>("billing", (o, s) => new(o, s));

internal sealed class PluginsDesign() : DesignTime<PluginsDbContext>("plugins", (o, s) => new(o, s));

internal sealed class RecordDesign() : DesignTime<RecordDbContext>(RecordDbContext.Name, (o, s) => new(o, s));

internal static class Program
{
    private static void Main() => Console.WriteLine("Run build/migration instead.");
}
