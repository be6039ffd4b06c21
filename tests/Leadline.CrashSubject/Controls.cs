using System.Collections;
using System.Data.Common;
using Leadline.Modularity.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Leadline.CrashSubject;

/// <summary>Tells of each second copy that the probe's inbox turned away; or, as a control, lets every copy in as if it were the first.</summary>
internal sealed class InboxWatch(Conduct conduct) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(conduct.Control == Conduct.NoInbox && IsClaim(command) ? InterceptionResult<int>.SuppressWithResult(Claimed(command)) : result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (IsClaim(command) && result < Claimed(command))
            Console.WriteLine("duplicate skipped");
        return ValueTask.FromResult(result);
    }

    private static bool IsClaim(DbCommand command) =>
        command.CommandText.StartsWith("INSERT INTO probe", StringComparison.Ordinal)
        && command.CommandText.Contains("inbox (message_id", StringComparison.Ordinal);

    // How many messages: beside consumer and instant, a parameter each, or all in one array.
    private static int Claimed(DbCommand command) =>
        command.Parameters[command.Parameters.Count - 1].Value is Guid[] messages ? messages.Length : command.Parameters.Count - 2;
}

/// <summary>A control: deletes the row of the outbox as soon as the bus has the message, as many an outbox does.</summary>
internal sealed class DeleteAfterPublish(IServiceScopeFactory scopes, IEnumerable<StoreDescriptor> stores) : IPublishObserver
{
    public async Task PostPublish<T>(PublishContext<T> context)
        where T : class
    {
        var gone = Identifiers(context.Message).ToList();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var module in stores.Select(s => (ModuleDbContext)scope.ServiceProvider.GetRequiredService(s.ContextType)))
        {
            await using var write = await module.BeginWriteAsync(context.CancellationToken);
            var outbox = module.Database.IsSqlite() ? $"{module.Schema}_outbox" : $"{module.Schema}.outbox";
#pragma warning disable EF1002 // the table's name is made of the modules' own constants
            foreach (var id in gone)
                await module.Database.ExecuteSqlRawAsync($"DELETE FROM {outbox} WHERE id = {{0}}", [id], context.CancellationToken);
#pragma warning restore EF1002
            await write.CommitAsync(context.CancellationToken);
        }
    }

    // The bus keeps its parcels to itself, so they are read from without.
    private static IEnumerable<Guid> Identifiers(object parcel) => ((IEnumerable)Property(parcel, "Messages")).Cast<object>().Select(m => (Guid)Property(m, "Id"));

    private static object Property(object of, string name) => of.GetType().GetProperty(name)!.GetValue(of)!;

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;
}
