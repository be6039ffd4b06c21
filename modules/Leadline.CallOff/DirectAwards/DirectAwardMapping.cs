using Leadline.CallOff.Awards;
using Leadline.CallOff.Successions;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.DirectAwards;

internal static class DirectAwardMapping
{
    public const string Table = "direct_awards";

    internal static void Map(EntityTypeBuilder<DirectAward> award)
    {
        award.IsRoot().ToTable(Table);
        award.HasKey(a => a.Id);
        award.Property(a => a.Id).ValueGeneratedNever();
        award.Property(a => a.Reference).HasMaxLength(40);
        award.Property(a => a.LotNumber).HasMaxLength(6);
        award.Property(a => a.ServiceLine).HasMaxLength(30);
        award.Property(a => a.Buyer).HasColumnName("buyer_id");
        award.Property(a => a.Title).HasMaxLength(CallOffProcedure.LongestTitle);
        award.Property(a => a.Answers).Digested();
        award.Property(a => a.OwnAnswers).Digested();
        award.Property(a => a.Purpose).HasMaxLength(CallOffProcedure.LongestPurpose);
        award.Property(a => a.AwardedTo).HasColumnName("awarded_to_id");
        award.Ignore(a => a.FormAnswers);
        award.Ignore(a => a.AnswersToPlugins);
        award.Ignore(a => a.QuotesAreOpen);
        award.Ignore(a => a.Bought);
        award.Ignore(a => a.ContractTerm);
        award.HasIndex(a => new { a.FrameworkId, a.Reference }).IsUnique();
        award.HasIndex(a => new { a.FrameworkId, a.Buyer });
        award.OwnsMany(a => a.PartyChanges, change =>
        {
            change.ToTable("direct_award_party_changes");
            change.WithOwner().HasForeignKey("CallOffId");
            change.HasKey("CallOffId", nameof(PartyChange.Number));
            change.Property(c => c.Number).ValueGeneratedNever();
            change.Property(c => c.From).HasColumnName("from_id");
            change.Property(c => c.To).HasColumnName("to_id");
            change.Property(c => c.On).HasColumnName("on_day");
        });
    }
}
