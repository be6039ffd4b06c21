using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tests.Rules;

public sealed class RuleSetTests
{
    [Fact]
    public void The_last_rule_that_matches_wins()
    {
        var rules = RuleSet.Parse("""
            version 3
            free A.B.*
            refused A.B.T::* ; Not this one.
            leaf A.B.T::One
            charged A.B.T::One(System.Int32)
            refused A.B.T::Get*
            """);

        Assert.Equal(3, rules.Version);
        Assert.Equal(RuleClass.Free, rules.OnMember("A.B", "A.B.Other", "Any", "()")!.Class);
        Assert.Equal("Not this one.", rules.OnMember("A.B", "A.B.T", "Two", "()")!.Advice);
        Assert.Equal(RuleClass.Leaf, rules.OnMember("A.B", "A.B.T", "One", "()")!.Class);
        Assert.Equal(RuleClass.Charged, rules.OnMember("A.B", "A.B.T", "One", "(System.Int32)")!.Class);
        Assert.Equal(RuleClass.Refused, rules.OnMember("A.B", "A.B.T", "GetIt", "()")!.Class);
        Assert.Equal(RuleClass.Charged, rules.OnType("A.B", "A.B.T")!.Class); // a member of it is let in, so the type may be named
        Assert.Null(rules.OnMember("A", "A.T", "Any", "()"));
        Assert.Null(rules.OnMember("A.B.C", "A.B.C.T", "Any", "()")); // one star does not reach below
    }

    [Theory]
    [InlineData("free A.T")]
    [InlineData("version 1\nallow A.T")]
    [InlineData("version 1\nFree A.T")]
    [InlineData("version 1\nfree")]
    [InlineData("version 1\nfree A.T ;")]
    [InlineData("version 1\nversion 2")]
    [InlineData("version x")]
    [InlineData("")]
    public void What_is_no_list_is_refused_as_a_whole(string text) => Assert.Throws<FormatException>(() => RuleSet.Parse(text));

    [Fact]
    public void Every_rule_that_lets_in_names_what_there_is()
    {
        // A mistyped rule lets in nothing, and nobody would notice.
        var names = new HashSet<string>();
        var types = new HashSet<string>();
        foreach (var file in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "base-library.txt")).Append(typeof(IServiceLine).Assembly.Location).Append(typeof(Primitives.Money).Assembly.Location))
        {
            using var module = Mono.Cecil.ModuleDefinition.ReadModule(file);
            foreach (var type in module.GetTypes())
            {
                types.Add(type.FullName);
                names.UnionWith(type.Methods.Select(m => $"{type.FullName}::{m.Name}").Concat(type.Fields.Select(f => $"{type.FullName}::{f.Name}")));
            }
        }

        var mistyped = RuleSet.Current.Rules.Where(r => r.Type is not null && r.Class != RuleClass.Refused)
            .Where(r => r.Member is null or "*" ? !types.Any(t => r.IsOnType("", t))
                : r.Type![^1] == '*' || r.Member[^1] == '*' ? !names.Any(n => n.StartsWith(r.Type.TrimEnd('*'), StringComparison.Ordinal) && n.Contains("::" + r.Member.TrimEnd('*'), StringComparison.Ordinal))
                : !names.Contains($"{r.Type}::{r.Member}"))
            .Select(r => $"{r.Type}::{r.Member}").ToList();
        Assert.NotEmpty(names);
        Assert.Empty(mistyped);
    }
}
