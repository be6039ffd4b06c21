namespace Leadline.Modularity.Access;

/// <summary>Knows whose a credential is. The Directory module keeps it; the host asks it before any module's route is reached.</summary>
public interface ICredentialRegister
{
    /// <summary>The caller that a presented secret stands for, or null if it stands for nobody (any more).</summary>
    Task<Caller?> FindAsync(string secret, CancellationToken stop);
}
