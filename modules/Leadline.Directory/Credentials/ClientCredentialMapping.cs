using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Directory.Credentials;

internal static class ClientCredentialMapping
{
    internal static void Map(EntityTypeBuilder<ClientCredential> credential)
    {
        credential.IsRoot().ToTable("client_credentials");
        credential.HasKey(c => c.Id);
        credential.Property(c => c.Id).ValueGeneratedNever();
        credential.Property(c => c.Organisation).HasColumnName("organisation_id");
        credential.Property(c => c.Name).HasMaxLength(ClientCredential.LongestName);
        credential.Property(c => c.Scopes).HasConversion<int>();
        credential.Property(c => c.Hash).HasMaxLength(64).Masked();
        credential.Property(c => c.HeldBy).HasColumnName("held_by_id");
        credential.Property(c => c.FormerHash).HasMaxLength(64).Masked();
        credential.Property(c => c.IssuedAt);
        credential.Property(c => c.ExpiresAt);
        credential.HasIndex(c => c.Organisation);
        credential.HasIndex(c => c.HeldBy);
    }

    internal static void Map(EntityTypeBuilder<AccessToken> token)
    {
        token.ToTable("access_tokens");
        token.HasKey(t => t.Hash);
        token.Property(t => t.Hash).HasMaxLength(64).ValueGeneratedNever();
        token.Property(t => t.Credential).HasColumnName("credential_id");
        token.Property(t => t.Scopes).HasConversion<int>();
        token.HasIndex(t => t.ExpiresAt);
        token.HasIndex(t => t.Credential);
    }
}
