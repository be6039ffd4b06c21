using System.Text.Json;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Sdk;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>The forms of the shipped framework as the SDK writes them: the first plugins are tried with those files, and they must not fall behind.</summary>
public class ShowFormsToPlugins
{
    private static readonly JsonSerializerOptions Indented = new(PluginDocuments.Json) { WriteIndented = true, NewLine = "\n" };

    [Theory]
    [InlineData("3", "ACS-ICT")]
    [InlineData("4", "ACS-PHM")]
    [InlineData("5", "ACS-DATA")]
    public void The_forms_that_plugins_are_tried_with_are_those_of_the_document(string lot, string line)
    {
        var terms = FrameworkDocument.Read(File.ReadAllBytes(Path.Combine(Documents.Folder, "acs", "framework.yaml"))).Document!.Terms;
        var asked = terms.Lots.Single(l => l.Number == lot).ServiceLines.Single(l => l.Code == line);
        var scope = new ServiceLineScope { Framework = terms.Reference, Lot = lot, ServiceLine = line, MinimumSpecification = asked.MinimumSpecification, Form = asked.Form };
        var now = JsonSerializer.Serialize(scope, Indented) + "\n";

        var file = Path.Combine(AppContext.BaseDirectory, "forms", $"{line}.json");
        if (File.Exists(file) && File.ReadAllText(file) == now)
            return;
        var found = Path.Combine(AppContext.BaseDirectory, $"{line}.json");
        File.WriteAllText(found, now);
        Assert.Fail($"The form of {line} is another one now. Where that is meant: cp '{found}' tests/Leadline.FirstPlugins.Tests/forms/ and try the plugins.");
    }
}
