using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.OutcomePayments;

internal static class OutcomePaymentMapping
{
    /// <summary>Append-only: the database itself refuses to change what was reported.</summary>
    public const string Reports = "outcome_reports";

    /// <summary>Append-only likewise.</summary>
    public const string Recalculations = "payment_recalculations";

    internal static void Map(ModelBuilder model)
    {
        Map(model.Entity<PaymentFormula>());
        Map(model.Entity<OutcomeReport>());
        Map(model.Entity<OutcomePayment>());
        Map(model.Entity<PaymentRecalculation>());
    }

    private static void Map(EntityTypeBuilder<PaymentFormula> formula)
    {
        formula.IsRoot().ToTable("payment_formulas");
        formula.HasKey(f => f.Id);
        formula.Property(f => f.Id).ValueGeneratedNever();
        formula.Property(f => f.Plugin).HasMaxLength(80);
        formula.Property(f => f.PluginVersion).HasMaxLength(20);
        formula.Property(f => f.PluginHash).HasMaxLength(64);
        formula.Property(f => f.ExtensionPoint).HasMaxLength(40);
        formula.Property(f => f.Counted).HasMaxLength(64);
        formula.Property(f => f.Circumstances).HasMaxLength(200);
        formula.Property(f => f.Measures).Digested();
        formula.Property(f => f.Terms).Digested();
        formula.Property(f => f.TermsHash).HasMaxLength(64);
        formula.Property(f => f.Reason).HasMaxLength(OutcomePayment.LongestReason).Masked();
        formula.Ignore(f => f.Named);
        formula.Ignore(f => f.Stated);
        formula.Ignore(f => f.HasItsTerms);
        formula.HasIndex(f => new { f.State, f.NextTryAt });
    }

    private static void Map(EntityTypeBuilder<OutcomeReport> report)
    {
        report.ToTable(Reports);
        report.HasKey(r => r.Id);
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.From).HasColumnName("period_from");
        report.Property(r => r.To).HasColumnName("period_to");
        report.Property(r => r.Document).Digested();
        report.Property(r => r.Hash).HasMaxLength(64);
        report.Property(r => r.CorrectedBecause).HasMaxLength(OutcomePayment.LongestReason).Masked();
        report.Ignore(r => r.Period);
        report.Ignore(r => r.IsWhole);
        report.HasIndex(r => new { r.FrameworkId, r.CallOffId, r.Number }).IsUnique();
        report.HasIndex(r => r.Supersedes).IsUnique(); // a report is corrected once; then its correction is
    }

    private static void Map(EntityTypeBuilder<OutcomePayment> payment)
    {
        payment.IsRoot().ToTable("outcome_payments");
        payment.HasKey(p => p.Id);
        payment.Property(p => p.Id).ValueGeneratedNever();
        payment.Property(p => p.From).HasColumnName("period_from");
        payment.Property(p => p.To).HasColumnName("period_to");
        payment.Property(p => p.Amount).Masked(); // commercial, as a quote's total is
        payment.Property(p => p.Reason).HasMaxLength(OutcomePayment.LongestReason).Masked();
        payment.Property(p => p.DifferedBecause).HasMaxLength(OutcomePayment.LongestReason).Masked();
        payment.HasIndex(p => new { p.FrameworkId, p.CallOffId });
        payment.HasIndex(p => new { p.State, p.NextTryAt });
    }

    private static void Map(EntityTypeBuilder<PaymentRecalculation> again)
    {
        again.ToTable(Recalculations);
        again.HasKey(a => a.Id);
        again.Property(a => a.Id).ValueGeneratedNever();
        again.Property(a => a.Call).Digested();
        again.Property(a => a.Hash).HasMaxLength(64);
        again.Property(a => a.Differences).HasMaxLength(200);
        again.HasIndex(a => new { a.FrameworkId, a.CallOffId, a.ReportId });
    }
}
