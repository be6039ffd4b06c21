using System.Reflection;
using Leadline.Sdk;
using Microsoft.Win32.SafeHandles;

namespace Leadline.HostilePlugins;

/// <summary>Changes the SDK's catalogue from within.</summary>
public sealed class MeddlesWithTheSdk : IEvidenceCheck
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        typeof(Operation).GetFields(Hidden).First(f => f.FieldType == typeof(string)).SetValue(ExtensionPoints.EvidenceCheck.Operations[0], "broken");
        typeof(ExtensionPoint).GetFields(Hidden).First(f => f.FieldType == typeof(string)).SetValue(ExtensionPoints.EvidenceCheck, "broken");
        return Said.Of(ExtensionPoints.EvidenceCheck.Operations[0].Name);
    }
}

/// <summary>Changes the document that it was handed.</summary>
public sealed class MeddlesWithItsInput : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var before = document.Text;
        typeof(EvidenceDocument).GetProperty(nameof(EvidenceDocument.Text))!.SetValue(document, "meddled");
        var children = document.Root is { Children: IList<DataNode> { IsReadOnly: false } list } ? list : null;
        children?.Clear();
        return Said.Of($"before: {before}", $"after: {document.Text}", $"children: {document.Root?.Children.Count}");
    }
}

/// <summary>Writes to every descriptor it finds, the host's pipe among them.</summary>
public sealed class TakesThePipe : IEvidenceCheck
{
    /// <inheritdoc/>
    public Findings Judge(EvidenceDocument document)
    {
        var noise = System.Text.Encoding.ASCII.GetBytes(document.Text!);
        for (var descriptor = 0; descriptor < 64; descriptor++)
        {
            var number = descriptor;
            Said.Try("write", () =>
            {
                using var stream = new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write, 0);
                stream.Write(noise);
                return null;
            });
        }

        return Said.Of("done");
    }
}
