namespace Leadline.Modularity.Record;

/// <summary>One of the keys that protect what browsers are given to bring back. They are only added; those that ran out are still there.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="Name">What the framework calls it.</param>
/// <param name="Xml">The key, encrypted, with the instants between which it serves.</param>
/// <param name="Since">When it was stored.</param>
internal sealed record BrowserKey(Guid Id, string Name, string Xml, DateTimeOffset Since);
