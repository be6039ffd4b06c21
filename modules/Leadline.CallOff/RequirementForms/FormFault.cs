namespace Leadline.CallOff.RequirementForms;

/// <summary>What is wrong with an answer, or with its absence.</summary>
/// <param name="Place">The question's code; of a cell, <c>question/row/column</c> with rows from 1, as plugins' findings name places.</param>
/// <param name="Pointer">JSON pointer to the answer, below the list of answers; empty where it is missing.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
internal sealed record FormFault(string Place, string Pointer, string Code, string Detail);
