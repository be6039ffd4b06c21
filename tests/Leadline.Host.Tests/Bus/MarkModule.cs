using System.Collections.Concurrent;
using Leadline.Modularity;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Leadline.Host.Tests.Bus;

/// <summary>A bid was given a mark.</summary>
internal sealed record MarkGiven(Guid Bid, int Mark);

/// <summary>The sum of a bid's marks. Adding the same mark twice shows.</summary>
internal sealed class Score(Guid id)
{
    public Guid Id { get; private init; } = id;

    public int Total { get; set; }
}

internal sealed class MarkDbContext(DbContextOptions<MarkDbContext> options, StoreServices services) : ModuleDbContext(options, services)
{
    public override string Schema => "mark";

    protected override void MapModule(ModelBuilder model) => model.Entity<Score>().IsRoot().ToTable("scores").HasKey(s => s.Id);
}

/// <summary>What happens to a handler, as the test wants it.</summary>
internal sealed class Course
{
    /// <summary>Called between the reading and the changing.</summary>
    internal Func<MarkDbContext, MarkGiven, Task> Meanwhile { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Which mark was handled in which context, in order.</summary>
    internal ConcurrentQueue<(int Mark, DbContextId Context)> Handled { get; } = new();
}

internal sealed class AddMark(MarkDbContext db, Course course) : IHandle<MarkGiven>
{
    public async Task Handle(MarkGiven message, CancellationToken stop)
    {
        course.Handled.Enqueue((message.Mark, db.ContextId));
        if (await db.Set<Score>().FirstOrDefaultAsync(s => s.Id == message.Bid, stop) is not { } score)
            db.Add(score = new Score(message.Bid));
        await course.Meanwhile(db, message);
        score.Total += message.Mark;
    }
}

internal sealed class MarkModule(Course course) : IModule
{
    public string Name => "mark";

    public void Register(ModuleRegistration module)
    {
        module.Store<MarkDbContext>().Handle<MarkGiven, AddMark>();
        module.Services.AddSingleton(course).AddHostedService<CreateMarkTables>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        // It is used from within.
    }
}

internal sealed class CreateMarkTables(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarkDbContext>();
        await ((RelationalDatabaseCreator)db.GetService<IDatabaseCreator>()).CreateTablesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
