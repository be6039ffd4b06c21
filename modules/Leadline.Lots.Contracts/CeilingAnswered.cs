using Leadline.Primitives;

namespace Leadline.Lots.Contracts;

/// <summary>
/// The answer to a question about the ceilings of a framework agreement and of its lots. After a good one the value is reserved for the call-off,
/// so that no other takes it, until it is signed or released.
/// </summary>
/// <param name="CallOffId">The call-off that asked.</param>
/// <param name="Question">The question's own identifier, so that an answer to an earlier one is not taken for this.</param>
/// <param name="Good">Whether the value lies within every ceiling; where none is stated it does.</param>
/// <param name="Reason">Why not: the ceiling, what is counted, what is left, and what would be right; empty where it does.</param>
public sealed record CeilingAnswered(CallOffId CallOffId, Guid Question, bool Good, string Reason);
