using Leadline.Sdk;

namespace Leadline.Lots.Contracts;

/// <summary>What suppliers report on each month: the framework agreement's MI definition.</summary>
/// <param name="DueWorkingDay">The working day of the following month by which a return is due, 1 to 20.</param>
/// <param name="Columns">The columns of a return's lines that this framework agreement asks for beside those of every return; texts, numbers, amounts, days, choices, and yes or no.</param>
public sealed record ReturnTerms(int DueWorkingDay, IReadOnlyList<Question> Columns);
