using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Modularity.Record;

/// <summary>What of an entity the record does not show.</summary>
public static class Masking
{
    private const string Annotation = "Leadline:Record";
    private const string Mask = "masked";
    private const string Digest = "digested";

    /// <summary>The record says that there is a value and nothing of it: secrets, personal data and what is sealed.</summary>
    public static PropertyBuilder<T> Masked<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, Mask);

    /// <summary>The record holds the value's SHA-256 in its place: for long texts. Never for a secret, which could be guessed and compared.</summary>
    public static PropertyBuilder<T> Digested<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, Digest);

    /// <summary>The record holds the count and the SHA-256 of the owned parts in their place: for long lists.</summary>
    public static void Digested<TOwner, TPart>(this OwnedNavigationBuilder<TOwner, TPart> parts)
        where TOwner : class
        where TPart : class =>
        parts.HasAnnotation(Annotation, Digest);

    internal static bool IsMasked(this IReadOnlyAnnotatable of) => of.FindAnnotation(Annotation)?.Value is Mask;

    internal static bool IsDigested(this IReadOnlyAnnotatable of) => of.FindAnnotation(Annotation)?.Value is Digest;
}
