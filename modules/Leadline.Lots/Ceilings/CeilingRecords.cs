using Leadline.Modularity.Record;
using Leadline.Primitives;

namespace Leadline.Lots.Ceilings;

/// <summary>What was answered to a question, for ever: the same question has the same answer, and takes nothing twice.</summary>
/// <param name="Question">The question.</param>
/// <param name="CallOffId">The call-off that asked.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Value">What was asked for.</param>
/// <param name="Good">Whether it was reserved.</param>
/// <param name="Reason">Why not.</param>
/// <param name="AnsweredAt">When.</param>
internal sealed record KeptCeilingAnswer(
    Guid Question, CallOffId CallOffId, FrameworkId FrameworkId, Money Value, bool Good, string Reason, DateTimeOffset AnsweredAt) : IFact;

/// <summary>What a return says of one call-off, once.</summary>
/// <param name="ReturnId">The MI return.</param>
/// <param name="CallOffId">The call-off.</param>
/// <param name="FrameworkId">The framework agreement.</param>
/// <param name="Month">The month of the invoices.</param>
/// <param name="NetValue">Their sum, net of VAT.</param>
internal sealed record ReportedSpend(Guid ReturnId, CallOffId CallOffId, FrameworkId FrameworkId, Month Month, Money NetValue);
