using Leadline.Lots.Variations;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Lots.Ceilings;

internal static class CeilingMapping
{
    /// <summary>Append-only, all four: the database itself refuses to change what was answered, reported, proposed and decided.</summary>
    public const string Answers = "ceiling_answers", Spend = "reported_spend", Raises = "ceiling_raises", Decisions = "ceiling_raise_decisions";

    private const int LongestReference = 40, LongestLot = 6, LongestText = 300, LongestSource = 2_000, LongestAnswer = 1_000;

    internal static void MapCeilings(this ModelBuilder model)
    {
        Map(model.Entity<CountedCallOff>());
        Map(model.Entity<KeptCeilingAnswer>());
        Map(model.Entity<ReportedSpend>());
        Map(model.Entity<CeilingRaise>());
        Map(model.Entity<CeilingRaiseDecision>());
    }

    private static void Map(EntityTypeBuilder<CountedCallOff> counted)
    {
        counted.IsRoot().ToTable("counted_call_offs");
        counted.HasKey(c => c.Id);
        counted.Property(c => c.Id).ValueGeneratedNever();
        counted.Property(c => c.LotNumber).HasMaxLength(LongestLot);
        counted.Property(c => c.Reference).HasMaxLength(LongestReference);
        counted.HasIndex(c => new { c.FrameworkId, c.LotNumber });
    }

    private static void Map(EntityTypeBuilder<KeptCeilingAnswer> answer)
    {
        answer.ToTable(Answers);
        answer.HasKey(a => a.Question);
        answer.Property(a => a.Question).ValueGeneratedNever();
        answer.Property(a => a.Reason).HasMaxLength(LongestAnswer);
        answer.HasIndex(a => new { a.FrameworkId, a.CallOffId });
    }

    private static void Map(EntityTypeBuilder<ReportedSpend> spend)
    {
        spend.ToTable(Spend);
        spend.HasKey(s => new { s.ReturnId, s.CallOffId });
        spend.HasIndex(s => new { s.FrameworkId, s.CallOffId });
    }

    private static void Map(EntityTypeBuilder<CeilingRaise> raise)
    {
        raise.ToTable(Raises);
        raise.HasKey(r => r.Id);
        raise.Property(r => r.Id).ValueGeneratedNever();
        raise.Property(r => r.LotNumber).HasMaxLength(LongestLot);
        raise.Property(r => r.Ground).HasMaxLength(ModificationRules.LongestGround);
        raise.Property(r => r.GroundTitle).HasMaxLength(LongestText);
        raise.Property(r => r.GroundSource).HasMaxLength(LongestSource);
        raise.Property(r => r.NoticeReference).HasMaxLength(ModificationRules.LongestNotice);
        raise.Property(r => r.Reason).HasMaxLength(CeilingRaise.LongestReason);
        raise.Ignore(r => r.OfLot);
        raise.Ignore(r => r.ByNotice);
        raise.HasIndex(r => r.FrameworkId);
    }

    private static void Map(EntityTypeBuilder<CeilingRaiseDecision> decision)
    {
        decision.ToTable(Decisions);
        decision.HasKey(d => d.RaiseId);
        decision.Property(d => d.RaiseId).ValueGeneratedNever();
        decision.Property(d => d.Reason).HasMaxLength(CeilingRaise.LongestReason);
        decision.HasIndex(d => d.FrameworkId);
    }
}
