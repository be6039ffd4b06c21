using System.Text.Json;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Sdk;

namespace Leadline.Plugins.Runtime;

/// <summary>What of a document a plugin is given: who the buyer is only where its manifest asks for that, so that it cannot price by the asker's name.</summary>
internal static class HandedOver
{
    private const string Buyer = "buyer";

    /// <summary>The document as the plugin is to see it; the same bytes where nothing is left out.</summary>
    /// <exception cref="ArgumentException">The document is not one for the operation.</exception>
    internal static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> input, Operation operation, InstalledPlugin plugin)
    {
        if (plugin.Declared.GetValueOrDefault(operation.Point.Name)?.Contains(Buyer) == true || !HasRequirement(operation.Input))
            return input;
        return Read(input, operation) switch
        {
            QuoteRequest { Requirement: { Buyer: not null } requirement } quote => Write(quote with { Requirement = requirement with { Buyer = null } }),
            Requirement { Buyer: not null } requirement => Write(requirement with { Buyer = null }),
            _ => input,
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

    private static ReadOnlyMemory<byte> Write<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, PluginDocuments.Json);
}
