using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leadline.Modularity;

/// <summary>What a module may register with the host.</summary>
public sealed class ModuleRegistration(IModule module, IServiceCollection services, IConfiguration configuration)
{
    private Type? _store;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>The host's configuration.</summary>
    public IConfiguration Configuration { get; } = configuration;

    /// <summary>
    /// Gives the module its DbContext, with its own schema and its own migrations history. Contexts are used again by one scope after the
    /// other, so a context keeps nothing in fields of its own.
    /// </summary>
    /// <param name="more">Options beyond those of every module.</param>
    public ModuleRegistration Store<TDb>(Action<IServiceProvider, DbContextOptionsBuilder>? more = null)
        where TDb : ModuleDbContext
    {
        _store = typeof(TDb);
        Services.AddDbContextPool<TDb>((provider, options) =>
        {
            provider.GetRequiredService<StoreSettings>().Configure(options, module.Name);
            more?.Invoke(provider, options);
        });
        Services.AddSingleton(new StoreDescriptor(module.Name, typeof(TDb)));
        return this;
    }

    /// <summary>Subscribes a handler to a message. Each message takes effect once; see <see cref="IHandle{TMessage}"/>.</summary>
    public ModuleRegistration Handle<TMessage, THandler>()
        where TMessage : class
        where THandler : class, IHandle<TMessage>
    {
        var store = _store ?? throw new InvalidOperationException($"Module {module.Name} must name its store before its handlers.");
        Services.TryAddScoped<THandler>();
        Services.AddSingleton(new Subscription(module.Name, store, typeof(TMessage), typeof(THandler)));
        return this;
    }

    /// <summary>Registers work that falls due, run by the one node that leads.</summary>
    public ModuleRegistration DueWork<TWork>()
        where TWork : class, IDueWork
    {
        Services.AddScoped<IDueWork, TWork>();
        return this;
    }

    /// <summary>Registers the module's view of its own facts by business references.</summary>
    public ModuleRegistration StateProjection<TProjection>()
        where TProjection : class, IStateProjection
    {
        Services.AddScoped<IStateProjection, TProjection>();
        return this;
    }
}
