namespace Leadline.Modularity.PersonalData;

/// <summary>
/// On whom legal holds stand, for whatever deletes by age: what is held on such a person stays, however old. Registered scoped, by the
/// module that keeps them.
/// </summary>
public interface ILegalHolds
{
    /// <summary>The identifiers of all persons on whom a hold stands now.</summary>
    Task<IReadOnlyList<Guid>> HeldPersonsAsync(CancellationToken stop);
}
