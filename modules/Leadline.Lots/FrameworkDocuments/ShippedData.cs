using System.Reflection;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Data documents that the module was built with, read by the same checks as a framework agreement.</summary>
internal static class ShippedData
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It has a fault: the platform must not start with half of what it tells buyers.</exception>
    internal static T Read<T>(string name, Func<DocumentFields, T> read)
        where T : class
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var checks = new DocumentChecks();
        return Read(bytes.ToArray(), checks, read)
            ?? throw new InvalidDataException($"{name}, line {checks.Faults[0].Line}: {checks.Faults[0].Message}");
    }

    /// <summary>Reads any such document, or gives null with its faults in the checks.</summary>
    internal static T? Read<T>(ReadOnlyMemory<byte> bytes, DocumentChecks checks, Func<DocumentFields, T> read)
        where T : class
    {
        var value = DocumentBytes.Text(bytes.Span, checks) is { } text ? checks.Mapping(DocumentTree.Of(text, checks), read) : null;
        return checks.Good ? value : null;
    }
}
