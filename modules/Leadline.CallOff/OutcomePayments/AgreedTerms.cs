using Leadline.Sdk;

namespace Leadline.CallOff.OutcomePayments;

/// <summary>All that buyer and supplier agree on, as it is kept and hashed: the terms that the plugin is handed, and for how long a period each amount in them is.</summary>
/// <param name="PeriodMonths">How many months a period has: 1, 3, 6 or 12.</param>
/// <param name="Terms">The terms, for one period.</param>
internal sealed record AgreedTerms(int PeriodMonths, OutcomeTerms Terms);
