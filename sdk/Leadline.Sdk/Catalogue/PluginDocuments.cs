using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Sdk;

/// <summary>How documents are written as JSON: the same in the host, in the worker, in the test kit and in records of calls.</summary>
/// <remarks>For hosts and tools. Plugins see objects, never JSON.</remarks>
public static class PluginDocuments
{
    /// <summary>
    /// Names in camel case, words of enumerations in kebab case, no blanks, and nothing forgiven: an unknown, missing or doubled field, a null
    /// where none may be, and a number in quotes are all refused.
    /// </summary>
    public static JsonSerializerOptions Json { get; } = Made();

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 64,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
