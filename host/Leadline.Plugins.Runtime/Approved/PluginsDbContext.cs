using Leadline.Modularity.Storage;
using Leadline.Plugins.Runtime.Reports;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Plugins.Runtime.Approved;

internal sealed class PluginsDbContext(DbContextOptions<PluginsDbContext> options, StoreServices services) : ModuleDbContext(options, services)
{
    public override string Schema => "plugins";

    public DbSet<ApprovedPlugin> Approved => Set<ApprovedPlugin>();

    public DbSet<CallReport> Reports => Set<CallReport>();

    public DbSet<CallReportHold> ReportHolds => Set<CallReportHold>();

    public DbSet<OpenedEvent> OpenedEvents => Set<OpenedEvent>();

    protected override void MapModule(ModelBuilder model)
    {
        var approved = model.Entity<ApprovedPlugin>().ToTable("approved_plugins");
        approved.HasKey(a => a.Id);
        approved.Property(a => a.Revision).IsConcurrencyToken();
        approved.Property(a => a.Plugin).HasMaxLength(80);
        approved.Property(a => a.Number).HasMaxLength(20);
        approved.Property(a => a.Hash).HasMaxLength(64);
        approved.Property(a => a.Content).HasMaxLength(64);
        approved.Property(a => a.PublisherKey).HasMaxLength(400);
        approved.HasIndex(a => a.Hash);
        approved.HasIndex(a => a.Plugin);
        ReportTables.Map(model);
    }
}
