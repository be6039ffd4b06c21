using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Testing;

/// <summary>Hands a message to a handler as the inbox does, but for the claim: the same message may come again.</summary>
public static class Taking
{
    /// <summary>Runs the handler and saves, in one transaction.</summary>
    public static async Task TakeAsync<TDb, THandler, TMessage>(this TestHost host, TMessage message)
        where TDb : ModuleDbContext
        where THandler : class, IHandle<TMessage>
        where TMessage : class
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var write = await db.BeginWriteAsync(default);
        using var taking = db.Take(typeof(THandler).Name, Guid.CreateVersion7());
        await scope.ServiceProvider.GetRequiredService<THandler>().Handle(message, default);
        await db.SaveChangesAsync();
        await write.CommitAsync(default);
    }
}
