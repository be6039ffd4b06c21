using Leadline.Lots.FrameworkDocuments.Comparing;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>What differs between two documents, value by value.</summary>
public class CompareDocuments
{
    private const string Before = """
        reference: LPF
        title: Before
        buyers: [ccg, trust]
        lots:
          - number: 1
            title: One
            places: { at-most: 5 }
          - number: 2a
            title: Two
        """;

    public static TheoryData<string, string, string[]> Differences => new()
    {
        { "title: Before", "title: 'After'", ["/title: Before -> After"] },
        { "title: Before", "title: \"Before\" # the same in quotes", [] },
        { "title: Before", "title: Before\nterm: { from: 2018-08-01, to: 2022-07-31 }", ["/term/from: - -> 2018-08-01", "/term/to: - -> 2022-07-31"] },
        { "buyers: [ccg, trust]", "buyers: [trust, icb]", ["/buyers: ccg -> -", "/buyers: - -> icb"] },
        { "buyers: [ccg, trust]", "buyers: [trust, ccg]", [] },
        { "buyers: [ccg, trust]", "buyers: everybody", ["/buyers: ccg -> -", "/buyers: trust -> -", "/buyers: - -> everybody"] },
        { "    places: { at-most: 5 }", "    places: { at-most: 6 }", ["/lots[1]/places/at-most: 5 -> 6"] },
        { "    places: { at-most: 5 }\n", "", ["/lots[1]/places/at-most: 5 -> -"] },
        { "  - number: 1\n    title: One\n    places: { at-most: 5 }\n", "", ["/lots[1]/number: 1 -> -", "/lots[1]/title: One -> -", "/lots[1]/places/at-most: 5 -> -"] },
        { "  - number: 1\n", "  - { number: 0, title: Nought }\n  - number: 1\n", ["/lots[0]/number: - -> 0", "/lots[0]/title: - -> Nought"] },
    };

    [Theory, MemberData(nameof(Differences))]
    public void Each_difference_has_its_place(string piece, string instead, string[] expected)
    {
        Assert.Equal(2, Before.Split(piece).Length);
        Assert.Equal(expected, Told(Before, Before.Replace(piece, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void Items_are_found_again_by_their_number_wherever_they_stand()
    {
        const string After = "reference: LPF\ntitle: Before\nbuyers: [ccg, trust]\nlots:\n  - { number: 2a, title: Other }\n  - { number: 1, title: One, places: { at-most: 5 } }";
        Assert.Equal(["/lots[2a]/title: Two -> Other"], Told(Before, After));
    }

    [Fact]
    public void Items_without_code_or_number_are_compared_by_their_place() =>
        Assert.Equal(["/a[#2]/b: 2 -> 3"], Told("a: [{ b: 1 }, { b: 2 }]", "a: [{ b: 1 }, { b: 3 }]"));

    [Fact]
    public void Two_items_of_the_same_code_do_not_hide_each_other() =>
        Assert.Equal(["/a[#2]/b: 2 -> 3"], Told("a: [{ code: x, b: 1 }, { code: x, b: 2 }]", "a: [{ code: x, b: 1 }, { code: x, b: 3 }]"));

    [Fact]
    public void What_is_gone_comes_where_it_stood() =>
        Assert.Equal(["/a: 1 -> 2", "/b: 1 -> -", "/c: 1 -> 2"], Told("a: 1\nb: 1\nc: 1", "a: 2\nc: 2"));

    [Theory]
    [InlineData("lpf")]
    [InlineData("acs")]
    public void A_shipped_document_does_not_differ_from_itself(string name)
    {
        var text = File.ReadAllText(Path.Combine(Documents.Folder, name, "framework.yaml"));
        Assert.Empty(DocumentComparison.Of(text, text));
        Assert.NotEmpty(DocumentComparison.Of(text, Before));
    }

    [Fact]
    public void A_text_that_is_no_yaml_is_one_value() =>
        Assert.Contains(DocumentComparison.Of(Before, "a: [1"), c => c == new DocumentChange("", null, "a: [1"));

    private static List<string> Told(string before, string after) =>
        [.. DocumentComparison.Of(before, after).Select(c => $"{c.Path}: {c.Before ?? "-"} -> {c.After ?? "-"}")];
}
