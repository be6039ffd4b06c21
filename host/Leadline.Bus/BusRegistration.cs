using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Leadline.Bus;

/// <summary>Joins the modules' subscriptions to MassTransit. Nothing else in the product knows MassTransit.</summary>
public static class BusRegistration
{
    private const ushort Prefetch = 16; // parcels
    private static readonly TimeSpan TemporaryQueueLife = TimeSpan.FromMinutes(10);

    /// <summary>Adds the bus, a consumer for each subscription and a dispatcher for each store.</summary>
    /// <remarks>Call after the modules have registered: their subscriptions and stores are read from the services.</remarks>
    public static IServiceCollection AddLeadlineBus(this IServiceCollection services, BusSettings settings)
    {
        var subscriptions = Registered<Subscription>(services);
        services.AddSingleton(settings);
        services.AddSingleton<MessageCatalogue>();
        services.AddSingleton<AckBoard>();
        foreach (var subscription in subscriptions)
        {
            var name = typeof(ConsumerName<,>).MakeGenericType(subscription.Handler, subscription.Message);
            services.AddSingleton(name, Activator.CreateInstance(name, subscription.Consumer)!);
            services.AddSingleton(ConsumerOf(subscription));
            services.AddSingleton(typeof(Inbox<,,>).MakeGenericType(subscription.Store, subscription.Message, subscription.Handler));
        }

        // Publishing before the queues are bound loses messages without an error.
        services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = true;
            options.StopTimeout = TimeSpan.FromSeconds(5);
        });
        services.AddMassTransit(bus =>
        {
            if (settings.Transport == BusTransport.RabbitMq)
                bus.UsingRabbitMq((context, rabbit) => ConfigureRabbit(context, rabbit, settings, subscriptions));
            else
                bus.UsingInMemory((context, memory) => ConfigureMemory(context, memory, subscriptions));
        });
        // After the bus in the list of hosted services: it starts when the queues are bound and stops first.
        foreach (var store in Registered<StoreDescriptor>(services))
        {
            var dispatcher = typeof(OutboxDispatcher<>).MakeGenericType(store.ContextType);
            services.AddSingleton(dispatcher);
            services.AddSingleton(provider => (IHostedService)provider.GetRequiredService(dispatcher));
        }

        return services;
    }

    private static Type ConsumerOf(Subscription s) => typeof(InboxConsumer<,,>).MakeGenericType(s.Store, s.Message, s.Handler);

    private static List<T> Registered<T>(IServiceCollection services) =>
        [.. services.Where(s => s.ServiceType == typeof(T)).Select(s => s.ImplementationInstance).OfType<T>()];

    private static void ConfigureMemory(
        IBusRegistrationContext context, IInMemoryBusFactoryConfigurator memory, List<Subscription> subscriptions)
    {
        foreach (var subscription in subscriptions)
        {
            memory.ReceiveEndpoint(subscription.Consumer, endpoint =>
            {
                endpoint.PrefetchCount = Prefetch;
                endpoint.Instance(context.GetRequiredService(ConsumerOf(subscription)));
            });
        }
    }

    private static void ConfigureRabbit(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, BusSettings settings, List<Subscription> subscriptions)
    {
        rabbit.Host(settings.Address!, host => host.PublisherConfirmation = true);
        if (settings.Prefix.Length > 0)
            rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, settings.Prefix));
        foreach (var subscription in subscriptions)
        {
            rabbit.ReceiveEndpoint(settings.Prefix + subscription.Consumer, endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.PrefetchCount = Prefetch;
                if (settings.Temporary)
                    endpoint.QueueExpiration = TemporaryQueueLife;
                endpoint.Instance(context.GetRequiredService(ConsumerOf(subscription)));
            });
        }
    }
}
