using MassTransit;

namespace Leadline.Bench.Events;

/// <summary>The limit of the bus: MassTransit alone on RabbitMQ, durable, each message confirmed, with nothing to do at the other end.</summary>
internal sealed class BareBus(IHost host, BareBus.Arrivals arrivals) : IAsyncDisposable
{
    private const int Publishers = 64;
    private const ushort Prefetch = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static async Task<BareBus> StartAsync(string broker)
    {
        var queue = $"bench-bare-{Guid.CreateVersion7():N}";
        var arrivals = new Arrivals();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(arrivals);
        // Publishing before the queue is bound loses messages without an error.
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddConsumer<Sink>();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(broker), h => h.PublisherConfirmation = true);
                rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, queue));
                rabbit.ReceiveEndpoint(queue, endpoint =>
                {
                    endpoint.Durable = true;
                    endpoint.PrefetchCount = Prefetch;
                    endpoint.QueueExpiration = TimeSpan.FromMinutes(10);
                    endpoint.ConfigureConsumer<Sink>(context);
                });
            });
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BareBus(host, arrivals);
    }

    /// <summary>Publishes so many messages and waits until all have arrived.</summary>
    internal async Task RunAsync(int messages)
    {
        var (before, next, bus) = (arrivals.Value, 0, host.Services.GetRequiredService<IBus>());
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= messages)
                await bus.Publish(new SomethingHappened(Guid.CreateVersion7(), $"BENCH/1/2025-{number:D6}", 12_345_600));
        })));
        using var patience = new CancellationTokenSource(Patience);
        while (arrivals.Value - before < messages)
            await Task.Delay(1, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    internal sealed class Arrivals
    {
        private int _count;

        internal int Value => Volatile.Read(ref _count);

        internal void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class Sink(Arrivals arrivals) : IConsumer<SomethingHappened>
    {
        public Task Consume(ConsumeContext<SomethingHappened> context)
        {
            arrivals.Add();
            return Task.CompletedTask;
        }
    }
}
