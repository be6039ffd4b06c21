using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.InHouse;

internal static class InHouseMapping
{
    private const string Owner = "CaseId";

    internal static void Map(ModelBuilder model)
    {
        var @case = model.Entity<InHouseCase>().IsRoot();
        @case.ToTable("in_house_cases");
        @case.HasKey(c => c.Id);
        @case.Property(c => c.Id).ValueGeneratedNever();
        @case.Property(c => c.ServiceLine).HasMaxLength(30);
        @case.Property(c => c.Buyer).HasColumnName("buyer_id");
        @case.HasIndex(c => c.Buyer);
        @case.HasIndex(c => c.NeedId);
        @case.HasIndex(c => c.FrameworkId);
        @case.OwnsMany(c => c.Statements, s =>
        {
            s.ToTable("in_house_statements");
            s.WithOwner().HasForeignKey(Owner);
            s.HasKey(Owner, nameof(InHouseStatement.Round), nameof(InHouseStatement.Criterion));
            s.Property(x => x.Round).ValueGeneratedNever();
            s.Property(x => x.Criterion).HasMaxLength(40);
        });
        @case.OwnsMany(c => c.Marks, m =>
        {
            m.ToTable("in_house_marks");
            m.WithOwner().HasForeignKey(Owner);
            m.HasKey(Owner, nameof(InHouseMark.Round), nameof(InHouseMark.Criterion));
            m.Property(x => x.Round).ValueGeneratedNever();
            m.Property(x => x.Criterion).HasMaxLength(40);
        });
        @case.OwnsMany(c => c.Costs, s =>
        {
            s.ToTable("stranded_costs");
            s.WithOwner().HasForeignKey(Owner);
            s.HasKey(Owner, nameof(StrandedCost.Round), nameof(StrandedCost.Number));
            s.Property(x => x.Round).ValueGeneratedNever();
            s.Property(x => x.Number).ValueGeneratedNever();
            s.Property(x => x.What).HasMaxLength(InHouseCase.LongestWhat);
            s.Ignore(x => x.Whole);
        });
        @case.OwnsMany(c => c.Shares, s =>
        {
            s.ToTable("stranded_cost_shares");
            s.WithOwner().HasForeignKey(Owner);
            s.HasKey(Owner, nameof(CostShare.Round), nameof(CostShare.Organisation));
            s.Property(x => x.Round).ValueGeneratedNever();
        });
        @case.OwnsMany(c => c.Steps, s =>
        {
            s.ToTable("in_house_steps");
            s.WithOwner().HasForeignKey(Owner);
            s.HasKey(Owner, nameof(InHouseStep.Number));
            s.Property(x => x.Number).ValueGeneratedNever();
            s.Property(x => x.At).HasColumnName("happened_at");
        });
    }
}
