using Leadline.Sdk;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Leadline.CallOff.Pages.DirectAwards;

/// <summary>A cell of a table that is filled in. Its row and its column name it, for those who listen.</summary>
internal sealed record CellField(TableFields Table, Question Column, int Row, TypedFields Typed)
{
    internal string Name => Table.Cell(Row, Column.Code);

    internal string Id => TagBuilder.CreateSanitizedId(Name, "_");

    internal string Value => Typed.One(Name);

    internal IReadOnlyList<string> Values => [.. Typed.All(Name).Where(v => v.Length > 0)];

    internal string LabelledBy => $"{TableId}-{Column.Code} {TableId}-row-{Row + 1}";

    internal string Width => Column.Kind == QuestionKind.Text ? "nhsuk-input--width-20" : "nhsuk-input--width-10";

    internal string Inputmode => Column.Kind switch
    {
        QuestionKind.WholeNumber => "numeric",
        QuestionKind.Number or QuestionKind.Amount => "decimal",
        _ => "text",
    };

    private string TableId => TagBuilder.CreateSanitizedId(Table.Name, "_");

    /// <summary>The choices, and whatever else was pasted into the cell: it is shown until it is put right.</summary>
    internal IReadOnlyList<Leadline.Ui.Choice> Choices(ModuleText<CallOffModule> text)
    {
        IReadOnlyList<Leadline.Ui.Choice> known = Column.Kind == QuestionKind.YesNo
            ? [new("yes", text["answer.yes"]), new("no", text["answer.no"])]
            : [.. Column.Choices.Select(c => new Leadline.Ui.Choice(c.Code, c.Title))];
        return [.. known, .. Values.Where(v => known.All(k => k.Value != v)).Select(v => new Leadline.Ui.Choice(v, v))];
    }
}
