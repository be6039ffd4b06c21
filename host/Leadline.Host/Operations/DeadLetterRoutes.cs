using Leadline.Bus;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Operations;

/// <summary>Messages that a module could not take: to be seen, and announced again once the cause is mended.</summary>
internal static class DeadLetterRoutes
{
    /// <summary>A message that was given up. Its body is not shown: it may hold what the operator may not see.</summary>
    internal sealed record DeadLetterView(string Module, Guid MessageId, string Consumer, string Type, string Error, DateTimeOffset At);

    internal sealed record AnnouncedAgain(int Messages);

    internal static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/dead-letters").WithTags("Operation");
        routes.MapGet("", List).WithName("ListDeadLetters").WithSummary("List the messages that modules could not take")
            .MayBeCalledBy(Role.Operator);
        routes.MapPost("/announce", AnnounceAll).WithName("AnnounceDeadLetters")
            .WithSummary("Announce every dead letter again, each to the consumer that gave it up").MayBeCalledBy(Role.Operator);
        routes.MapPost("/{message:guid}/announce", AnnounceOne).WithName("AnnounceDeadLetter")
            .WithSummary("Announce one message again, to the consumers that gave it up").Refuses(404).MayBeCalledBy(Role.Operator);
    }

    private static async Task<Ok<List<DeadLetterView>>> List(
        IEnumerable<StoreDescriptor> stores, IServiceProvider services, CancellationToken stop)
    {
        var views = new List<DeadLetterView>();
        foreach (var store in stores)
        {
            var letters = await Store(services, store).DeadLetters.AsNoTracking().OrderBy(d => d.At).Take(PageRequest.Most).ToListAsync(stop);
            views.AddRange(letters.Select(d => new DeadLetterView(store.Module, d.MessageId, d.Consumer, d.Type, d.Error.Split('\n')[0], d.At)));
        }

        return TypedResults.Ok(views);
    }

    private static async Task<Ok<AnnouncedAgain>> AnnounceAll(
        IEnumerable<StoreDescriptor> stores, IServiceProvider services, MessageCatalogue catalogue, Caller caller, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Ok(new AnnouncedAgain(await AnnounceAsync(null, stores, services, catalogue, caller, clock, stop)));

    private static async Task<Results<Ok<AnnouncedAgain>, ProblemHttpResult>> AnnounceOne(
        Guid message, IEnumerable<StoreDescriptor> stores, IServiceProvider services, MessageCatalogue catalogue, Caller caller, TimeProvider clock, CancellationToken stop) =>
        await AnnounceAsync(message, stores, services, catalogue, caller, clock, stop) is > 0 and var again
            ? TypedResults.Ok(new AnnouncedAgain(again))
            : Problems.NotFound("dead letter");

    // Under the old identifier, and to those consumers only that gave it up: the others are not asked again, however old it is.
    private static async Task<int> AnnounceAsync(
        Guid? message, IEnumerable<StoreDescriptor> stores, IServiceProvider services, MessageCatalogue catalogue, Caller caller, TimeProvider clock, CancellationToken stop)
    {
        var again = 0;
        foreach (var store in stores)
        {
            var db = Store(services, store);
            // A message that is still on its way to others has its row in the outbox: its dead letter waits.
            var letters = await db.DeadLetters.Where(d => message == null || d.MessageId == message)
                .Where(d => !db.Outbox.Any(m => m.Id == d.MessageId)).ToListAsync(stop);
            letters.RemoveAll(d => !catalogue.HasConsumer(d.Type, d.Consumer)); // nobody of that name is here to take it: it stays to be seen
            foreach (var same in letters.GroupBy(d => d.MessageId))
            {
                var consumers = string.Join(',', same.Select(d => d.Consumer).Order(StringComparer.Ordinal));
                db.Outbox.Add(new OutboxMessage(same.Key, same.First().Type, same.First().Body, clock.GetUtcNow(), consumers));
                db.Record(caller, "announce-dead-letter", same.Key, consumers, subjectType: "dead-letter");
                again++;
            }

            db.DeadLetters.RemoveRange(letters);
            await db.SaveChangesAsync(stop);
        }

        return again;
    }

    private static ModuleDbContext Store(IServiceProvider services, StoreDescriptor store) =>
        (ModuleDbContext)services.GetRequiredService(store.ContextType);
}
