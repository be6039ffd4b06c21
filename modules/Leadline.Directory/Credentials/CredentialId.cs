using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Directory.Credentials;

/// <summary>Identifies a program's credential; it is the client identifier of OAuth 2.0.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CredentialId>))]
internal readonly record struct CredentialId(Guid Value) : IIdentifier<CredentialId>
{
    public static CredentialId New() => new(Guid.CreateVersion7());

    public static CredentialId From(Guid value) => new(value);
}
