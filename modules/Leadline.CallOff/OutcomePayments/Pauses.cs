using Leadline.CallOff.Quotes;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>How long a formula or a payment waits before its plugin is asked again. It may wait for years, and each try stands in the record.</summary>
internal static class Pauses
{
    private const int Soon = 20; // a little more than the first hour
    private const int FirstDay = Soon + 46;

    /// <summary>Minutes in the first hour, half an hour on the first day, and six hours from then on.</summary>
    /// <param name="attempts">How often it was tried.</param>
    internal static TimeSpan After(int attempts) => attempts switch
    {
        <= Soon => PluginWords.Pause(attempts),
        <= FirstDay => TimeSpan.FromMinutes(30),
        _ => TimeSpan.FromHours(6),
    };
}
