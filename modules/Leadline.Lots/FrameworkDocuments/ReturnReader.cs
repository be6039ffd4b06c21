using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Sdk;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads what suppliers report on: the MI definition.</summary>
internal static class ReturnReader
{
    private const int LatestWorkingDay = 20;

    internal static ReturnTerms Read(DocumentFields fields)
    {
        var day = fields.Checks.Whole(fields.Need("due-working-day"), 1, LatestWorkingDay, "working days after the month's end");
        var columns = fields.Has("columns") ? FormReader.Columns(fields) : [];
        foreach (var column in columns.Where(c => c.Kind is QuestionKind.Choices or QuestionKind.Table))
            fields.Checks.Refuse(fields.Key("columns"), FaultCodes.ColumnKind,
                $"The column {column.Code.Quoted()} is of the kind '{column.Kind.ToString().InDocuments()}', of which a cell would hold several. Use one of the other kinds.");
        return new ReturnTerms(day ?? 0, columns);
    }
}
