namespace Leadline.Directory.OutsideSignIn;

/// <summary>Who signed in, as the provider says. Only the issuer and the subject together stay the same for a person's life.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person, in the provider's own words.</param>
/// <param name="Email">The address, if the provider tells one.</param>
/// <param name="EmailVerified">Whether the provider has seen that the address is the person's.</param>
/// <param name="Name">The name to show, if the provider tells one.</param>
/// <param name="SecondFactor">Whether the provider says that a second factor was used, in a word that the settings trust.</param>
/// <param name="AuthenticatedAt">When the person showed who it is; where the provider does not say, when it wrote the identity token.</param>
internal sealed record OutsideIdentity(
    string Issuer, string Subject, string? Email, bool EmailVerified, string? Name, bool SecondFactor, DateTimeOffset AuthenticatedAt);
