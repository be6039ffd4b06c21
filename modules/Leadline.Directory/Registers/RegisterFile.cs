using System.Text.Json;

namespace Leadline.Directory.Registers;

/// <summary>Reads the entries of a register that is a file.</summary>
internal static class RegisterFile
{
    internal static async Task<RegisterAnswer> AskAsync(
        string path, Func<IReadOnlyList<JsonElement>, RegisterAnswer?> find, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: stop);
            if (json.RootElement.Member("entries") is not { ValueKind: JsonValueKind.Array })
                return RegisterAnswer.Malformed("The file has no list of entries.");
            return find([.. json.RootElement.Elements("entries")]) ?? RegisterAnswer.Malformed("An entry of the file lacks a member that it must have.");
        }
        catch (JsonException)
        {
            return RegisterAnswer.Malformed("The file is not JSON.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return RegisterAnswer.Down("The register's file can't be read.");
        }
    }
}
