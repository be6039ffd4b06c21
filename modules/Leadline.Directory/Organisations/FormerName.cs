namespace Leadline.Directory.Organisations;

/// <summary>A name that an organisation had until a day: from the end of the one before, or from its first day.</summary>
/// <param name="Number">Its place among them, from 1.</param>
/// <param name="Name">The name.</param>
/// <param name="To">Its last day.</param>
internal sealed record FormerName(int Number, string Name, DateOnly To);
