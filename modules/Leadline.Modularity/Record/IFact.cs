namespace Leadline.Modularity.Record;

/// <summary>
/// What is written once and never changed, such as a movement of money: it stays at version 1, its key is one UUID, the database refuses to
/// change it, and the entry of the act that wrote it shows it whole.
/// </summary>
public interface IFact;
