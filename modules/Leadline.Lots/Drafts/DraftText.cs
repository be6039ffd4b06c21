using System.Text;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Modularity.Api;

namespace Leadline.Lots.Drafts;

/// <summary>What a draft's title and text must be to be kept at all: text, and no more than a document may be. What the text says may be wrong.</summary>
internal static class DraftText
{
    internal static IEnumerable<Fault> Faults(string? title, string? text)
    {
        if (Modularity.Api.Text.Fault("/title", title, FrameworkDraft.LongestTitle) is { } wrong)
            yield return wrong;
        if (text?.Length > FrameworkDocument.LargestBytes)
        {
            yield return new Fault("/text", FaultCodes.TooLarge, $"A document may be at most {FrameworkDocument.LargestBytes:N0} bytes (1 MiB); this one is larger.");
            yield break;
        }

        if (string.IsNullOrWhiteSpace(text))
            yield break;
        if (Modularity.Api.Text.Fault("/text", text, FrameworkDocument.LargestBytes) is { } unfit)
        {
            yield return unfit;
            yield break;
        }

        var checks = new DocumentChecks();
        if (DocumentBytes.Text(Encoding.UTF8.GetBytes(text), checks) is null)
        {
            var fault = checks.Faults[0];
            yield return new Fault("/text", fault.Code, fault.Message, fault.Line, fault.Column);
        }
    }
}
