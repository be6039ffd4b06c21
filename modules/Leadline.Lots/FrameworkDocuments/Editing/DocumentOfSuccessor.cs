using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Primitives;

namespace Leadline.Lots.FrameworkDocuments.Editing;

/// <summary>Makes the document by which another authority runs an agreement: the same to the letter, but for the authority it names.</summary>
internal static class DocumentOfSuccessor
{
    /// <summary>The text; or why it can't be made.</summary>
    internal static (string? Text, Refusal? Unfit) Of(string document, OrganisationReference successor)
    {
        if (TextEdits.Unfit(document) is { } unreadable)
            return (null, Unfit(unreadable));
        // A version that was published was readable; whether today's rules would let it stand is not asked.
        var authority = (DocumentTree.Of(document, new DocumentChecks()) as MappingNode)?.Entries.FirstOrDefault(e => e.Name == "authority")?.Value as ScalarNode
            ?? throw new InvalidOperationException("A published framework document names no authority.");
        var (text, fault) = TextEdits.Apply(document, [new TextEdit(authority.Place, authority.Text, successor.ToString(), KeepsQuotes: true)]);
        return (text, fault is null ? null : Unfit(fault));
    }

    private static Refusal Unfit(DocumentFault fault) => new("authority-not-editable",
        $"The authority can't be replaced where the document names it{(fault.Line == 0 ? "" : $" (line {fault.Line})")}. {fault.Message} Publish a version with that first.");
}
