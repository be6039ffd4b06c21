using System.Globalization;

namespace Leadline.Cli.Platform;

/// <summary>A framework agreement of the installation, found by what people call it.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Version">The number of its latest version.</param>
internal sealed record FoundFramework(string Path, int Version)
{
    /// <summary>The text of a file, or of a version of an agreement: <c>LPF</c> for the latest, <c>LPF@2</c> for one; null where there is neither.</summary>
    public static async Task<string?> DocumentAsync(OperatorClient platform, string source, CancellationToken stop)
    {
        if (File.Exists(source))
            return await File.ReadAllTextAsync(source, stop);
        var (reference, version) = source.LastIndexOf('@') is > 0 and var at ? (source[..at], source[(at + 1)..]) : (source, null);
        if (await FindAsync(platform, reference, stop) is not { } found || !(version is null || int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return null;
        using var answer = await platform.Http.GetAsync(new Uri($"{found.Path}/versions/{version ?? found.Version.ToString(CultureInfo.InvariantCulture)}/document", UriKind.Relative), stop);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(stop) : null;
    }

    public static async Task<FoundFramework?> FindAsync(OperatorClient platform, string reference, CancellationToken stop)
    {
        using var answer = await platform.Http.GetAsync(new Uri($"/api/v1/frameworks?reference={Uri.EscapeDataString(reference)}", UriKind.Relative), stop);
        answer.EnsureSuccessStatusCode();
        var found = (await answer.JsonAsync(stop)).GetProperty("items");
        return found.GetArrayLength() == 0 ? null : new FoundFramework($"/api/v1/frameworks/{found[0].GetProperty("id").GetString()}", found[0].GetProperty("version").GetInt32());
    }
}
