namespace Leadline.Testing;

/// <summary>A world that the classes of one collection share, one test after another.</summary>
public abstract class SharedWorld(Profile profile) : IAsyncLifetime
{
    private World? _world;

    /// <summary>The world; made at the first call, so that a test that can't have it skips.</summary>
    public async Task<World> GetAsync()
    {
        if (profile == Profile.Production)
        {
            Needs.Postgres();
            Needs.RabbitMq();
        }

        return _world ??= await World.BeginAsync(profile);
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The world on SQLite and messages within the process.</summary>
public sealed class EmbeddedWorld() : SharedWorld(Profile.Embedded);

/// <summary>The world on PostgreSQL and RabbitMQ.</summary>
public sealed class ProductionWorld() : SharedWorld(Profile.Production);

/// <summary>A class of tests that act in a world. The facts stand in an abstract class; one class for each profile runs them.</summary>
public abstract class InWorld(SharedWorld shared) : IAsyncLifetime
{
    /// <summary>The world.</summary>
    protected World World { get; private set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => World = await shared.GetAsync();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
