using System.Text.Json;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime;

/// <summary>
/// What a plugin is given of a document: who the buyer is only where its manifest asks for that, so that it cannot price by the asker's name.
/// </summary>
/// <param name="Bytes">The document as the plugin sees it; the same bytes where nothing is left out.</param>
/// <param name="Document">The same, read; null where nobody had to read it yet.</param>
internal sealed record HandedOver(ReadOnlyMemory<byte> Bytes, object? Document)
{
    private const string Buyer = "buyer";

    /// <summary>What is handed over of a document.</summary>
    /// <exception cref="ArgumentException">The document is not one for the operation.</exception>
    internal static HandedOver Of(ReadOnlyMemory<byte> input, Operation operation, InstalledPlugin plugin)
    {
        if (plugin.Declared.GetValueOrDefault(operation.Point.Name)?.Contains(Buyer) == true || !HasRequirement(operation.Input))
            return new HandedOver(input, null);
        return Read(input, operation) switch
        {
            QuoteRequest { Requirement: { Buyer: not null } requirement } quote => Written(quote with { Requirement = requirement with { Buyer = null } }),
            Requirement { Buyer: not null } requirement => Written(requirement with { Buyer = null }),
            var document => new HandedOver(input, document),
        };
    }

    private static bool HasRequirement(Type document) => document == typeof(QuoteRequest) || document == typeof(Requirement);

    private static object? Read(ReadOnlyMemory<byte> input, Operation operation)
    {
        try
        {
            return JsonSerializer.Deserialize(input.Span, operation.Input, PluginDocuments.Json);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The document is not one for {operation}: {error.Message}", nameof(input), error);
        }
    }

    private static HandedOver Written<T>(T document) => new(JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json), document);
}
