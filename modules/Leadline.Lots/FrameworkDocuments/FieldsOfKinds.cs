using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Which fields of a question go with which kinds; those not listed go with every kind.</summary>
internal static class FieldsOfKinds
{
    private static readonly QuestionKind[] Numbers = [QuestionKind.WholeNumber, QuestionKind.Number];
    private static readonly QuestionKind[] Quantities = [.. Numbers, QuestionKind.Amount];
    private static readonly QuestionKind[] OfChoice = [QuestionKind.Choice, QuestionKind.Choices];

    private static readonly (string Field, QuestionKind[] Kinds)[] All =
    [
        ("unit", Numbers),
        ("least", Quantities),
        ("most", Quantities),
        ("earliest", [QuestionKind.Day]),
        ("latest", [QuestionKind.Day]),
        ("longest-text", [QuestionKind.Text]),
        ("most-rows", [QuestionKind.Table]),
        ("choices", OfChoice),
        ("columns", [QuestionKind.Table]),
    ];

    /// <summary>The fields that a question of this kind can't have.</summary>
    internal static IEnumerable<string> NotOf(QuestionKind kind) => All.Where(f => !f.Kinds.Contains(kind)).Select(f => f.Field);

    /// <summary>The kinds that a field goes with, as documents write them.</summary>
    internal static IReadOnlyList<string> With(string field) =>
        [.. All.Single(f => f.Field == field).Kinds.Select(k => k.ToString().InDocuments())];
}
