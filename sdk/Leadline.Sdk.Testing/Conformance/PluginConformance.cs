using System.Globalization;
using System.Text.Json;
using Leadline.Plugins.Checking.Answers;

namespace Leadline.Sdk.Testing;

/// <summary>Tries a plugin on what every plugin must hold, whatever it is for.</summary>
public static class PluginConformance
{
    /// <summary>
    /// Puts examples, and variants of them that are valid and unkind, to each operation of each extension point that the manifest names: every
    /// one three times, twice of them in a fresh load.
    /// </summary>
    /// <param name="plugin">The plugin, loaded: so it is known to be let in.</param>
    /// <param name="examples">
    /// Documents of the SDK, at least one for each operation; each goes to every operation that takes its type. A quote request brings its
    /// requirement along. The form in a <see cref="ServiceLineScope"/> says how far answers may go; without one the kit's own limits hold: a
    /// thousand million for numbers and pounds, the year 9999, texts of 2,000 characters, 1,000 rows.
    /// </param>
    /// <returns>All that was found, none where all is well. Independent of a test framework: assert that it is empty.</returns>
    public static IReadOnlyList<ConformanceFinding> Check(PluginRunner plugin, params object[] examples)
    {
        var findings = new List<ConformanceFinding>();
        using var fresh = plugin.Again();
        var all = examples.Concat(examples.OfType<QuoteRequest>().Select(q => q.Requirement)).ToList();
        var form = FormOf(plugin, [.. examples.OfType<ServiceLineScope>()]);
        foreach (var operation in plugin.Manifest.ExtensionPoints.SelectMany(e => ExtensionPoints.Find(e.Name)!.Operations))
        {
            var taken = all.Where(operation.Input.IsInstanceOfType).ToList();
            if (taken.Count == 0)
                findings.Add(new ConformanceFinding { Operation = operation.Name, Case = "no example", Code = "example-missing", Message = $"Give a {operation.Input.Name}, or nothing is known of this operation." });
            for (var i = 0; i < taken.Count; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"example {i + 1}");
                Try(plugin, fresh, operation, name, taken[i], findings);
                foreach (var (how, input) in UnkindInputs.Of(operation, taken[i], form))
                    Try(plugin, fresh, operation, $"{name} {how}", input, findings);
            }
        }

        return findings;
    }

    private static void Try(PluginRunner plugin, PluginRunner fresh, Operation operation, string name, object input, List<ConformanceFinding> findings)
    {
        try
        {
            var first = plugin.Ask(operation, input);
            foreach (var other in new[] { fresh.Ask(operation, input), fresh.Ask(operation, input) })
            {
                if (!first.Json.AsSpan().SequenceEqual(other.Json))
                    Add("answer-varies", "The same question was answered with other bytes; calls are recorded and must replay.");
                else if (first.Usage.Steps != other.Usage.Steps)
                    Add("steps-vary", string.Create(CultureInfo.InvariantCulture, $"The same question took {first.Usage.Steps:N0} steps, and then {other.Usage.Steps:N0}."));
            }

            if (!first.InputIsUntouched)
                Add("input-changed", "The plugin changed the document that it was handed.");
            if (HasNull(first.Json))
                Add("null-in-list", "A list of the answer holds nothing where a value is due.");
            else
                foreach (var (code, message) in WellFormed.Faults(input, first.Document))
                    Add(code, message);
        }
        catch (PluginFailedException failed)
        {
            Add(failed.Code, failed.Message);
        }

        void Add(string code, string message) => findings.Add(new ConformanceFinding { Operation = operation.Name, Case = name, Code = code, Message = message });
    }

    // Fields without a value are left out of the JSON, so that a null can only stand in a list.
    private static bool HasNull(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
                return true;
        }

        return false;
    }

    private static List<Question> FormOf(PluginRunner plugin, IReadOnlyList<ServiceLineScope> scopes)
    {
        var form = scopes.SelectMany(s => s.Form).ToList();
        if (scopes.Count == 0 || plugin.Manifest.ExtensionPoints.All(e => e.Name != ExtensionPoints.ServiceLine.Name))
            return form;
        try
        {
            form.AddRange(scopes.SelectMany(s => plugin.Describe(s).Document.OwnQuestions));
        }
        catch (PluginFailedException)
        {
            // Said when the operation itself is tried; the form of the framework is still known.
        }

        return form;
    }
}
