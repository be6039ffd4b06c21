namespace Leadline.Directory.Contracts;

/// <summary>
/// What was held on a person is erased. Whoever keeps more of the person than its identifier forgets it; the identifier stays, in the record
/// and wherever somebody acted.
/// </summary>
/// <param name="Person">The person's identifier, by which alone modules other than Directory know somebody.</param>
/// <remarks>Source: UK GDPR, article 17(1).</remarks>
public sealed record PersonErased(Guid Person);
