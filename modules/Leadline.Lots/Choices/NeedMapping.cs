using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Choices;

internal static class NeedMapping
{
    internal static void Map(ModelBuilder model)
    {
        var need = model.Entity<Need>().IsRoot();
        need.ToTable("needs");
        need.HasKey(n => n.Id);
        need.Property(n => n.Id).ValueGeneratedNever();
        need.Property(n => n.Buyer).HasColumnName("buyer_id");
        need.Property(n => n.Title).HasMaxLength(Need.LongestTitle);
        need.Property(n => n.ServiceLine).HasMaxLength(30);
        need.HasIndex(n => n.Buyer);

        var record = model.Entity<ChoiceRecord>().IsRoot();
        record.ToTable("choice_records");
        record.HasKey(r => r.Id);
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.Buyer).HasColumnName("buyer_id");
        record.Property(r => r.Choice).HasMaxLength(100);
        record.Property(r => r.Shown).Digested();
        record.HasIndex(r => r.NeedId);
        record.HasIndex(r => r.Buyer);
        record.HasIndex(r => r.FrameworkId);
    }
}
