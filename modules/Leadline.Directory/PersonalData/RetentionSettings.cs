using System.Globalization;
using Leadline.Modularity.Configuration;
using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.PersonalData;

/// <summary>How long personal data are kept once they have served: <c>Retention:*Days</c>, whole numbers of days.</summary>
/// <remarks>
/// Source: UK GDPR, article 5(1)(e): no longer than the purpose needs. The law sets no number of days; those without a word of the
/// configuration are this product's, and an installation's own retention schedule stands above them.
/// </remarks>
/// <param name="EndedSessions">Sessions, from their end: for the person to recognise where it was signed in.</param>
/// <param name="SignInAttempts">Attempts to sign in; lock-out needs them for a quarter of an hour.</param>
/// <param name="Links">Expired one-time links; one that is used goes at once.</param>
/// <param name="Letters">Letters, from the day they were written; longer than the links in them are good.</param>
/// <param name="DecidedAccessRequests">Requests for roles, from their decision: for the audit of two financial years.</param>
/// <param name="ClosedAccounts">Accounts, from their closing, after which they are erased: the same.</param>
internal sealed record RetentionSettings(
    TimeSpan EndedSessions, TimeSpan SignInAttempts, TimeSpan Links, TimeSpan Letters, TimeSpan DecidedAccessRequests, TimeSpan ClosedAccounts)
{
    private const int TwoYears = 730;
    private const int TenYears = 3_650;

    /// <exception cref="SettingsException">Some of the values are no numbers of days within their bounds; each is named.</exception>
    internal static RetentionSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new RetentionSettings(
            Days("EndedSessions", usual: 30, least: 1, most: 365),
            Days("SignInAttempts", usual: 1, least: 1, most: 30),
            Days("Links", usual: 1, least: 1, most: 30),
            Days("Letters", usual: 30, least: 8, most: 365),
            Days("DecidedAccessRequests", usual: TwoYears, least: 30, most: TenYears),
            Days("ClosedAccounts", usual: TwoYears, least: 30, most: TenYears));
        return faults.Count == 0 ? settings : throw new SettingsException(faults);

        TimeSpan Days(string what, int usual, int least, int most)
        {
            var key = $"Retention:{what}Days";
            if (configuration[key] is not { Length: > 0 } text)
                return TimeSpan.FromDays(usual);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= least && days <= most)
                return TimeSpan.FromDays(days);
            faults.Add($"LEADLINE_{key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()} (key {key}) holds '{text}'; allowed: a whole number of days from {least} to {most}.");
            return default;
        }
    }
}
