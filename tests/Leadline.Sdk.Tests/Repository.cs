using System.Runtime.CompilerServices;

namespace Leadline.Sdk.Tests;

/// <summary>Where this project's sources lie.</summary>
internal static class Repository
{
    internal static string Tests { get; } = Folder();

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
