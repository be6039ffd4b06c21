using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Lots.Drafts;

internal static class FrameworkDraftMapping
{
    internal static void Map(EntityTypeBuilder<FrameworkDraft> draft)
    {
        draft.IsRoot().ToTable("framework_drafts");
        draft.HasKey(d => d.Id);
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.Title).HasMaxLength(FrameworkDraft.LongestTitle);
        draft.Property(d => d.Text).Digested();
        draft.Property(d => d.Sha256).HasMaxLength(64);
        draft.Ignore(d => d.Bytes);
        draft.HasIndex(d => d.Authority);
    }
}
