namespace Leadline.Modularity.Access;

/// <summary>Knows who calls. The Directory module keeps it; the host asks it before any module's route is reached.</summary>
public interface ICallerRegister
{
    /// <summary>The program or the person that a token stands for, or null if it stands for nobody (any more).</summary>
    Task<Caller?> FindByTokenAsync(string token, CancellationToken stop);
}
