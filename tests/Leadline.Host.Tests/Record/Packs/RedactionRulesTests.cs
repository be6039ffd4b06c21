using System.Text;
using System.Text.Json.Nodes;
using Leadline.Host.Record.Packs;
using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Record.Packs;

/// <summary>The redaction rules that are shipped, against the model; and what they do with what they do not know.</summary>
[Collection(Profiles.Embedded)]
public sealed class RedactionRulesTests(EmbeddedWorld shared) : InWorld(shared)
{
    private static readonly RedactionRules Rules = RedactionRules.ReadShipped();

    [Theory]
    [InlineData("foi")]
    [InlineData("disclosure")]
    public void Every_column_that_the_record_shows_has_a_rule_and_every_rule_a_column(string kind)
    {
        var columns = Columns().ToHashSet();
        var ruled = Rules.PathsOf(kind).SelectMany(subject => subject, (subject, path) => $"{subject.Key} {path}").Where(p => !p.Contains('@', StringComparison.Ordinal)).ToHashSet();

        Assert.True(columns.Count > 100, $"Only {columns.Count} columns were found.");
        Assert.True(columns.IsSubsetOf(ruled), "No rule speaks of: " + string.Join(", ", columns.Except(ruled).Order(StringComparer.Ordinal)));
        Assert.True(ruled.IsSubsetOf(columns), "No column is called: " + string.Join(", ", ruled.Except(columns).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_ends_a_withholding_is_a_column_of_every_kind_of_call_off()
    {
        var columns = Columns().ToHashSet();
        Assert.NotEmpty(Rules.Until);
        Assert.All(Rules.Until, until => Assert.All(["further-competition", "direct-award"], kind => Assert.Contains($"{kind} {until}", columns)));
    }

    [Theory]
    [InlineData("scope-comment", "{\"organisation_id\":\"SUPPLIER\"}")]
    [InlineData("supplier-quote", "{\"supplier_id\":\"SUPPLIER\",\"plugin\":\"SUPPLIER.plugin\",\"plugin_hash\":\"SUPPLIER\",\"plugin_version\":\"SUPPLIER\"}")]
    public void Whoever_is_withheld_is_named_nowhere_else_in_the_entry(string subject, string after)
    {
        var supplier = Guid.CreateVersion7();
        var entry = new AuditEntry(Guid.CreateVersion7(), World.Beginning, supplier, null, "", "an-act", Guid.CreateVersion7(), subject == "supplier-quote" ? $"{supplier}.plugin gave no answer" : "")
        {
            SubjectType = subject, After = after.Replace("SUPPLIER", supplier.ToString(), StringComparison.Ordinal),
        };
        // A quote is the platform's to take, for nobody.
        if (subject == "supplier-quote")
            entry = entry with { Organisation = null };

        Assert.DoesNotContain(supplier.ToString(), new Redactor(Rules, "foi", (_, _) => true).Redact("lots", entry, null).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_rule_speaks_of_is_withheld_wherever_it_stands()
    {
        var redactor = new Redactor(Rules, "disclosure", (_, _) => true);
        var entry = new AuditEntry(Guid.CreateVersion7(), World.Beginning, null, null, "", "an-act", Guid.CreateVersion7(), "of no rule")
        {
            SubjectType = "place",
            After = """{"from":"2025-01-01","new_column":"A","lines":[{"code":"IT","new_column":"B"}],"new_part":{"inner":"C"},"new_list":["D"],"lot_number":{"not":"a value"}}""",
        };
        var after = redactor.Redact("accreditation", entry, null)["after"]!;

        Assert.Equal(
            """{"from":"2025-01-01","new_column":X,"lines":[{"code":"IT","new_column":X}],"new_part":{"inner":X},"new_list":X,"lot_number":X}"""
                .Replace("X", """{"withheld":"no rule allows it"}""", StringComparison.Ordinal),
            after.ToJsonString());
        Assert.Equal(5, redactor.Withheld[Rules.Default.Ground!]);
    }

    [Fact]
    public void A_subject_of_a_kind_that_no_rule_knows_shows_nothing_of_itself()
    {
        var redactor = new Redactor(Rules, "disclosure", (_, _) => true);
        var entry = new AuditEntry(Guid.CreateVersion7(), World.Beginning, null, null, "", "an-act", Guid.CreateVersion7(), "a detail")
        {
            SubjectType = "new-thing", After = """{"id":"1"}""", Reason = "a reason",
        };
        var redacted = redactor.Redact("lots", entry, new SealedEntry(3, 4, "lots", entry.Id, ""));

        Assert.Equal(("3", "4", "an-act"), (redacted["seal"]!.ToString(), redacted["position"]!.ToString(), redacted["act"]!.ToString()));
        foreach (var hidden in new[] { redacted["detail"], redacted["reason"], redacted["after"]!["id"] })
            Assert.Equal("""{"withheld":"no rule allows it"}""", hidden!.ToJsonString());
    }

    [Theory]
    [InlineData("\"show\", \"disclosure\": \"show\" }", "\"show\", \"disclosure\": \"s99\" }", "the ground s99")]
    [InlineData("\"open\": [\"at\"", "\"opened\": [\"at\"", "the treatment opened")]
    [InlineData("\"foi\": \"show\", \"disclosure\": \"show\"", "\"foi\": \"show\"", "says nothing of the kind disclosure")]
    [InlineData("\"open\": [\"at\", \"act\"", "\"open\": [\"at\", \"at\"", "Two redaction rules speak of at")]
    [InlineData("\"version\": 13,", "\"version\": 13, \"more\": 2,", "can't be read")]
    public void Rules_that_are_wrong_are_refused_before_anything_is_made_by_them(string right, string wrong, string says)
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "data", "redactions", "rules.json"));
        Assert.Contains(right, text, StringComparison.Ordinal);

        var error = Assert.Throws<InvalidOperationException>(() => RedactionRules.Read(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_ground_names_its_source() =>
        Assert.All(Rules.Grounds.Values, g => Assert.True(g.Source.StartsWith("https://www.", StringComparison.Ordinal) || File.Exists(Path.Combine(Repository.Root, g.Source)), g.Source));

    // What the record shows of a root entity or a fact: its columns, and those of its parts by their path.
    private IEnumerable<string> Columns()
    {
        using var scope = World.Host.App.Services.CreateScope();
        return
        [
            .. from store in World.Host.App.Services.GetServices<StoreDescriptor>()
               from entity in ((DbContext)scope.ServiceProvider.GetRequiredService(store.ContextType)).Model.GetEntityTypes()
               where entity.FindProperty(Versions.Property) is { IsConcurrencyToken: true } || entity.ClrType.IsAssignableTo(typeof(IFact))
               from path in Paths(entity, "")
               select $"{Naming.Snake(entity.ClrType.Name).Replace('_', '-')} {path}",
        ];
    }

    private static IEnumerable<string> Paths(IEntityType entity, string prefix)
    {
        foreach (var property in entity.GetProperties().Where(p => entity.FindOwnership()?.Properties.Contains(p) != true))
            yield return prefix + property.GetColumnName();
        foreach (var parts in entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && !n.IsOnDependent))
        {
            var path = prefix + Naming.Snake(parts.Name);
            if (parts.TargetEntityType.IsDigested())
                yield return path;
            else
                foreach (var inner in Paths(parts.TargetEntityType, path + "."))
                    yield return inner;
        }
    }
}
