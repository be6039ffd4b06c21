using Leadline.Primitives;

namespace Leadline.CallOff.Successions;

/// <summary>The two sides of a call-off.</summary>
internal enum Party
{
    Buyer,
    Supplier,
}

/// <summary>That a party's successor took its place.</summary>
/// <param name="Number">Its place among the changes, from 1.</param>
/// <param name="Party">Which side.</param>
/// <param name="From">Who it was until then.</param>
/// <param name="To">Who it has been since.</param>
/// <param name="On">The successor's first day in that place.</param>
internal sealed record PartyChange(int Number, Party Party, OrganisationId From, OrganisationId To, DateOnly On);
