using System.Text;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Ceilings;

/// <summary>A further version of the document moves no ceiling.</summary>
public sealed class VersionedCeilingsTests
{
    [Theory]
    [InlineData(100, 40, 100, 40, null)]
    [InlineData(100, 40, 101, 40, "/value-ceiling")]
    [InlineData(100, 40, 99, 40, "/value-ceiling")]
    [InlineData(100, 40, null, 40, "/value-ceiling")]
    [InlineData(100, 40, 100, 41, "/lots/0/value-ceiling")]
    [InlineData(100, 40, 100, null, "/lots/0/value-ceiling")]
    [InlineData(null, null, 100, 40, null)] // stated for the first time
    public void Once_stated_it_stays(int? whole, int? lot, int? nextWhole, int? nextLot, string? pointer)
    {
        var framework = Published(Document(whole, lot));
        var refusal = framework.Publish(Document(nextWhole, nextLot, "Another"), new DateOnly(2025, 10, 1), World.Beginning).Refusal;
        Assert.Equal((pointer is null ? null : "ceiling-changed", pointer), (refusal?.Code, refusal?.Pointer));
    }

    private static FrameworkAgreement Published(FrameworkDocument document)
    {
        var framework = new FrameworkAgreement(FrameworkId.New(), document.Terms.Reference);
        Assert.Null(framework.Publish(document, document.Terms.Term.From, World.Beginning).Refusal);
        return framework;
    }

    private static FrameworkDocument Document(int? whole, int? lot, string source = "The test's own")
    {
        var text = new FrameworkText("VERSIONED")
        {
            More = whole is { } w ? $"value-ceiling: {{ pence: {w}, source: {source} }}" : $"# {source}",
            Lot = lot is { } l ? $"    value-ceiling: {{ pence: {l}, source: {source} }}" : "",
        };
        return FrameworkDocument.Read(Encoding.UTF8.GetBytes(text.ToString())).Document!;
    }
}
