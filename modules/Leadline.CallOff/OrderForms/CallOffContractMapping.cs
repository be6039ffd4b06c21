using Leadline.CallOff.Extensions;
using Leadline.CallOff.FurtherCompetitions;
using Leadline.CallOff.Successions;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.CallOff.OrderForms;

internal static class CallOffContractMapping
{
    internal static void Map(EntityTypeBuilder<CallOffContract> contract)
    {
        contract.IsRoot().ToTable("contracts");
        contract.HasKey(c => c.Id);
        contract.Property(c => c.Id).ValueGeneratedNever();
        contract.Property(c => c.Reference).HasMaxLength(40);
        contract.Property(c => c.LotNumber).HasMaxLength(6);
        contract.Property(c => c.Title).HasMaxLength(FurtherCompetition.LongestTitle);
        contract.Property(c => c.Buyer).HasColumnName("buyer_id");
        contract.Property(c => c.Supplier).HasColumnName("supplier_id");
        contract.Property(c => c.ExtensionReason).HasMaxLength(ContractExtension.LongestReason);
        contract.Ignore(c => c.Signed);
        contract.Ignore(c => c.LatestEnd);
        contract.HasIndex(c => new { c.FrameworkId, c.Reference }).IsUnique();
        contract.HasIndex(c => c.Buyer);
        contract.HasIndex(c => c.Supplier);
        contract.OwnsMany(c => c.PartyChanges, change =>
        {
            change.ToTable("contract_party_changes");
            change.WithOwner().HasForeignKey("CallOffId");
            change.HasKey("CallOffId", nameof(PartyChange.Number));
            change.Property(c => c.Number).ValueGeneratedNever();
            change.Property(c => c.From).HasColumnName("from_id");
            change.Property(c => c.To).HasColumnName("to_id");
            change.Property(c => c.On).HasColumnName("on_day");
        });
        contract.OwnsMany(c => c.Extensions, extension =>
        {
            extension.ToTable("contract_extensions");
            extension.WithOwner().HasForeignKey("CallOffId");
            extension.HasKey("CallOffId", nameof(ContractExtension.Number));
            extension.Property(e => e.Number).ValueGeneratedNever();
            extension.Property(e => e.From).HasColumnName("from_day");
            extension.Property(e => e.To).HasColumnName("to_day");
            extension.Property(e => e.Reason).HasMaxLength(ContractExtension.LongestReason);
        });
    }
}
