using System.Text.Json.Serialization;
using Leadline.Primitives;

namespace Leadline.Directory.People;

/// <summary>Identifies a person. It is all that other modules and the record know of somebody.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonId>))]
internal readonly record struct PersonId(Guid Value) : IIdentifier<PersonId>
{
    public static PersonId New() => new(Guid.CreateVersion7());

    public static PersonId From(Guid value) => new(value);
}
