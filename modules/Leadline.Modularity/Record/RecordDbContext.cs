using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Record;

/// <summary>The host's own tables: the chain of seals over all modules' audit entries, which is append-only, and the browser keys.</summary>
internal sealed class RecordDbContext(DbContextOptions<RecordDbContext> options, StoreServices services) : StoreDbContext(options, services)
{
    /// <summary>The chain's schema.</summary>
    public const string Name = "record";

    public override string Schema => Name;

    public DbSet<Seal> Seals => Set<Seal>();

    public DbSet<SealedEntry> SealedEntries => Set<SealedEntry>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<BrowserKey> BrowserKeys => Set<BrowserKey>();

    private protected override void MapTables(ModelBuilder model)
    {
        var seal = model.Entity<Seal>().ToTable("seals");
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
        seal.Ignore(s => s.Hash);
        var sealedEntry = model.Entity<SealedEntry>().ToTable("sealed_entries");
        sealedEntry.HasKey(e => new { e.Seal, e.Position });
        sealedEntry.Property(e => e.Seal).HasColumnName("seal_number");
        // An entry has one place in the chain, also after a crash between the seal and what follows it.
        sealedEntry.HasIndex(e => e.EntryId).IsUnique();
        var key = model.Entity<SigningKey>().ToTable("signing_keys");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).ValueGeneratedNever();
        var browserKey = model.Entity<BrowserKey>().ToTable("browser_keys");
        browserKey.HasKey(k => k.Id);
        browserKey.Property(k => k.Id).ValueGeneratedNever();
    }
}
