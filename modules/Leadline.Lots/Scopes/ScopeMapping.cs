using Leadline.Lots.Drafts;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Lots.Scopes;

internal static class ScopeMapping
{
    internal static void Map(EntityTypeBuilder<DraftScope> scope)
    {
        scope.IsRoot().ToTable("draft_scopes");
        scope.HasKey(s => s.Id);
        scope.Property(s => s.Id).ValueGeneratedNever();
        scope.Property(s => s.Title).HasMaxLength(FrameworkDraft.LongestTitle);
        scope.Property(s => s.Text).Digested();
        scope.HasIndex(s => s.DraftId);
    }

    internal static void Map(EntityTypeBuilder<ScopeComment> comment)
    {
        comment.IsRoot().ToTable("scope_comments");
        comment.HasKey(c => c.Id);
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Organisation).HasColumnName("organisation_id");
        comment.Property(c => c.Pointer).HasMaxLength(ScopeComment.LongestPointer);
        comment.Property(c => c.Text).HasMaxLength(ScopeComment.LongestText);
        comment.Property(c => c.Reply).HasMaxLength(ScopeComment.LongestText);
        comment.HasIndex(c => c.ScopeId);
    }
}
