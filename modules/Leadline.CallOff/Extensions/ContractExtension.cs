namespace Leadline.CallOff.Extensions;

/// <summary>That a contract's last day was moved.</summary>
/// <param name="Number">Its place among the extensions, from 1.</param>
/// <param name="From">The last day until then.</param>
/// <param name="To">The last day since.</param>
/// <param name="Reason">Why, as the buyer said.</param>
/// <param name="At">When it took effect: its value was found within the ceilings.</param>
internal sealed record ContractExtension(int Number, DateOnly From, DateOnly To, string Reason, DateTimeOffset At)
{
    public const int LongestReason = 10_000;
}
