namespace Leadline.Plugins.Runtime.Installed;

/// <summary>A plugin whose files lie ready to be loaded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">What records of calls name it by: the hash of its package.</param>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Assembly">The file with which it begins, as a path from that folder.</param>
/// <param name="Points">Its extension points, each with the class that implements it.</param>
internal sealed record InstalledPlugin(
    string Id, string Version, string Hash, string Folder, string Assembly, IReadOnlyDictionary<string, string> Points);
