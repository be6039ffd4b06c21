namespace Leadline.Sdk;

/// <summary>Extension point <c>requirement-check</c>: a supplier's own rules on an answered requirement, beyond the limits of the form.</summary>
/// <remarks>
/// Published by the supplier with its service line, and optional: without one the form's limits stand alone. Who handles an exception,
/// and how a call is made, is as for <see cref="IServiceLine"/>.
/// </remarks>
public interface IRequirementCheck
{
    /// <summary>Judges a requirement while the buyer can still change it. Wire name <c>requirement-check/validate</c>.</summary>
    /// <param name="requirement">The answers so far; compulsory ones may be missing.</param>
    /// <returns>
    /// What is wrong or doubtful. The place of a finding is a question's code; of a cell, <c>question/row/column</c> with rows from 1.
    /// A finding of <see cref="Severity.Fault"/> says that no quote would be given.
    /// </returns>
    Findings Validate(Requirement requirement);
}
