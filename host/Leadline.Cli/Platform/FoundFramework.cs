namespace Leadline.Cli.Platform;

/// <summary>A framework agreement of the installation, found by what people call it.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Version">The number of its latest version.</param>
internal sealed record FoundFramework(string Path, int Version)
{
    public static async Task<FoundFramework?> FindAsync(OperatorClient platform, string reference, CancellationToken stop)
    {
        using var answer = await platform.Http.GetAsync(new Uri($"/api/v1/frameworks?reference={Uri.EscapeDataString(reference)}", UriKind.Relative), stop);
        answer.EnsureSuccessStatusCode();
        var found = (await answer.JsonAsync(stop)).GetProperty("items");
        return found.GetArrayLength() == 0 ? null : new FoundFramework($"/api/v1/frameworks/{found[0].GetProperty("id").GetString()}", found[0].GetProperty("version").GetInt32());
    }
}
