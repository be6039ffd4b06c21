using Leadline.CallOff.Successions;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.FurtherCompetitions;

internal static class FurtherCompetitionMapping
{
    public const string Table = "further_competitions";

    internal static void Map(EntityTypeBuilder<FurtherCompetition> competition)
    {
        competition.IsRoot().ToTable(Table);
        competition.HasKey(c => c.Id);
        competition.Property(c => c.Id).ValueGeneratedNever();
        competition.Property(c => c.Reference).HasMaxLength(40);
        competition.Property(c => c.LotNumber).HasMaxLength(6);
        competition.Property(c => c.Buyer).HasColumnName("buyer_id");
        competition.Property(c => c.Title).HasMaxLength(FurtherCompetition.LongestTitle);
        competition.Property(c => c.Requirement).HasMaxLength(FurtherCompetition.LongestRequirement).Digested();
        competition.Property(c => c.Purpose).HasMaxLength(FurtherCompetition.LongestPurpose);
        competition.Property(c => c.AwardedTo).HasColumnName("awarded_to_id");
        competition.Ignore(c => c.Bought);
        competition.Ignore(c => c.ContractTerm);
        competition.HasIndex(c => new { c.FrameworkId, c.Reference }).IsUnique();
        competition.HasIndex(c => new { c.FrameworkId, c.Buyer });
        competition.OwnsMany(c => c.Invitations, invitation =>
        {
            invitation.ToTable("invitations");
            invitation.WithOwner().HasForeignKey("CallOffId");
            invitation.HasKey("CallOffId", nameof(Invitation.Supplier));
            invitation.Property(i => i.Supplier).HasColumnName("supplier_id").ValueGeneratedNever();
            invitation.HasIndex(i => i.Supplier);
        });
        competition.OwnsMany(c => c.Criteria, criterion =>
        {
            criterion.ToTable("criteria");
            criterion.WithOwner().HasForeignKey("CallOffId");
            criterion.HasKey("CallOffId", nameof(Criterion.Code));
            criterion.Property(c => c.Code).HasMaxLength(30).ValueGeneratedNever();
            criterion.Property(c => c.Title).HasMaxLength(200);
        });
        competition.OwnsMany(c => c.PartyChanges, change =>
        {
            change.ToTable("competition_party_changes");
            change.WithOwner().HasForeignKey("CallOffId");
            change.HasKey("CallOffId", nameof(PartyChange.Number));
            change.Property(c => c.Number).ValueGeneratedNever();
            change.Property(c => c.From).HasColumnName("from_id");
            change.Property(c => c.To).HasColumnName("to_id");
            change.Property(c => c.On).HasColumnName("on_day");
        });
        competition.Navigation(c => c.Criteria).AutoInclude();
        competition.Navigation(c => c.Invitations).AutoInclude();
    }
}
