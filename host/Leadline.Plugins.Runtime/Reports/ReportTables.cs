using Microsoft.EntityFrameworkCore;

namespace Leadline.Plugins.Runtime.Reports;

internal static class ReportTables
{
    internal static void Map(ModelBuilder model)
    {
        var report = model.Entity<CallReport>().ToTable("call_reports");
        report.HasKey(r => r.Id);
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.Hash).HasMaxLength(64);
        report.Property(r => r.Operation).HasMaxLength(60);
        report.Property(r => r.InputHash).HasMaxLength(64);
        report.Property(r => r.Code).HasMaxLength(60);
        report.Property(r => r.Reason).HasMaxLength(CallReport.LongestText);
        report.Property(r => r.Detail).HasMaxLength(CallReport.LongestText);
        report.Property(r => r.Log).HasMaxLength(CallReport.LongestLog);
        report.Ignore(r => r.Shown);
        report.HasIndex(r => new { r.Hash, r.Id });
        report.HasIndex(r => r.At);

        var hold = model.Entity<CallReportHold>().ToTable("call_report_holds");
        hold.HasKey(h => new { h.ReportId, h.Event });
        hold.HasOne<CallReport>().WithMany().HasForeignKey(h => h.ReportId).OnDelete(DeleteBehavior.Cascade);

        model.Entity<OpenedEvent>().ToTable("opened_events").HasKey(e => e.Id);
    }
}
