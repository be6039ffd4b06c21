using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Rules;

public sealed class EditorListTests
{
    private static readonly string Kept = Path.Combine(Repository.Tests, "../../sdk/Leadline.Sdk/build/BannedSymbols.Leadline.txt");

    [Fact]
    public void What_the_editor_marks_is_what_the_check_refuses()
    {
        var found = EditorList.Of(RuleSet.Current, File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "base-library.txt")));
        if (File.Exists(Kept) && File.ReadAllText(Kept) == found)
            return;
        var made = Path.Combine(AppContext.BaseDirectory, "BannedSymbols.found.txt");
        File.WriteAllText(made, found);
        Assert.Fail($"The list that the SDK brings for editors is not what the rules refuse. Take the new one: cp '{made}' '{Path.GetFullPath(Kept)}'");
    }

    [Theory]
    [InlineData("P:System.DateTime.Now;There is no clock: the day of asking is in the input.")]
    [InlineData("M:System.String.GetHashCode;Hashes of texts differ from process to process: compare values, do not hash them.")]
    [InlineData("T:System.Text.RegularExpressions.Regex;The work of a pattern cannot be foreseen: compare and split texts instead.")]
    [InlineData("T:System.Threading.Tasks.Task;A plugin is not asynchronous: return the value itself.")]
    [InlineData("T:System.Random;The same input must give the same output: there is no chance.")]
    [InlineData("T:System.Lazy`1;Lazy takes locks: work the value out where it is needed.")]
    public void It_holds_what_people_reach_for_with_the_remedy(string line) => Assert.Contains(line, File.ReadAllLines(Kept));

    [Theory]
    [InlineData("System.Collections.Generic.List`1")]
    [InlineData("System.String.Substring")]
    [InlineData("System.Linq.Enumerable.Select")]
    [InlineData("System.Decimal.op_Addition")]
    public void It_leaves_alone_what_is_let_in(string name) => Assert.DoesNotContain(File.ReadAllLines(Kept), l => l[2..].Split(';', '(')[0].Split("``")[0] == name);
}
