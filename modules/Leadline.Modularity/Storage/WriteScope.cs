using Microsoft.EntityFrameworkCore.Storage;

namespace Leadline.Modularity.Storage;

/// <summary>A write transaction of one module. What is not committed when it is disposed never was.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly IDbContextTransaction? _transaction;
    private readonly IDisposable? _pass;
    private readonly Action? _committed;

    internal WriteScope(IDbContextTransaction transaction, IDisposable? pass, Action committed) =>
        (_transaction, _pass, _committed) = (transaction, pass, committed);

    // Inside another scope: the outer one commits.
    internal WriteScope()
    {
    }

    /// <summary>Makes everything saved in this scope durable, and its messages ready to go.</summary>
    public async Task CommitAsync(CancellationToken stop)
    {
        if (_transaction is null)
            return;
        await _transaction.CommitAsync(stop);
        _committed!();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync();
        }
        finally
        {
            _pass?.Dispose();
        }
    }
}
