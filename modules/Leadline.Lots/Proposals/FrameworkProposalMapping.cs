using System.Text.Json;
using Leadline.Lots.Successions;
using Leadline.Lots.Variations;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Lots.Proposals;

internal static class FrameworkProposalMapping
{
    internal static void Map(EntityTypeBuilder<FrameworkProposal> proposal)
    {
        proposal.IsRoot().ToTable("framework_proposals");
        proposal.HasKey(p => p.Id);
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Reason).HasMaxLength(FrameworkProposal.LongestReason);
        proposal.Property(p => p.StandstillNotOwed).HasMaxLength(FrameworkProposal.LongestReason);
        proposal.Property(p => p.SeenSha256).HasMaxLength(64);
        proposal.Property(p => p.Basis).HasMaxLength(SuccessionTerms.LongestBasis);
        proposal.Ignore(p => p.Grounds);
        proposal.Property(p => p.Variation).HasConversion(v => Write(v), v => Read(v));
        proposal.Ignore(p => p.Succession);
        proposal.HasIndex(p => p.Authority);
        proposal.HasIndex(p => p.FrameworkId);
    }

    private static string? Write(StatedVariation? variation) => variation is null ? null : JsonSerializer.Serialize(variation, JsonSerializerOptions.Web);

    private static StatedVariation? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<StatedVariation>(stored, JsonSerializerOptions.Web);
}
