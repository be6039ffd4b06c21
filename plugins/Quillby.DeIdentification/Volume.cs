using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>How much data there is in a month.</summary>
/// <param name="DataSets">The data sets.</param>
/// <param name="Records">The records of all of them.</param>
/// <param name="FreeTextRecords">Those of data sets that hold free text.</param>
internal sealed record Volume(int DataSets, decimal Records, decimal FreeTextRecords)
{
    private const int UnitOfPrice = 1_000;

    /// <summary>What is charged for: thousands of records, a begun one counted whole.</summary>
    internal decimal Thousands => Math.Ceiling(Records / UnitOfPrice);

    /// <summary>The same of records with free text.</summary>
    internal decimal FreeTextThousands => Math.Ceiling(FreeTextRecords / UnitOfPrice);

    internal static Volume Of(Requirement requirement)
    {
        var sets = requirement.Rows("data-sets");
        return new Volume(sets.Count, Sum(sets), Sum(sets.Where(s => s.IsYes("free-text"))));
    }

    private static decimal Sum(IEnumerable<TableRow> sets) => sets.Sum(s => s.Number("records") ?? 0);
}
