using Leadline.Primitives;

namespace Leadline.CallOff.Contracts;

/// <summary>
/// Asks Lots whether a call-off of this value stays within the ceilings of its framework agreement and lot, and to reserve the value if it does.
/// The act waits for the answer. A later question on the same call-off takes the place of an earlier one.
/// </summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="Question">Comes back in the answer.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Reference">How people quote the call-off.</param>
/// <param name="Value">The whole contract as it would be, net of VAT, as <see cref="ContractValue"/> has it.</param>
public sealed record CeilingAsked(CallOffId CallOffId, Guid Question, FrameworkId FrameworkId, string LotNumber, string Reference, Money Value);

/// <summary>What was reserved for a call-off is not needed: its award came to nothing.</summary>
/// <param name="CallOffId">The call-off.</param>
/// <param name="Question">The question by which it was reserved; a reservation by a later one stays.</param>
/// <param name="FrameworkId">The framework agreement.</param>
public sealed record CeilingReleased(CallOffId CallOffId, Guid Question, FrameworkId FrameworkId);
