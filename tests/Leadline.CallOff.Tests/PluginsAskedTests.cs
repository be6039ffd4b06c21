using Leadline.CallOff.DirectAwards;
using Leadline.Modularity.Plugins;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.CallOff.Tests;

/// <summary>A plugin that takes long to answer keeps nobody waiting but who asked. On SQLite, whose one writer an open transaction would hold.</summary>
[Trait("Slow", "Yes")]
public sealed class PluginsAskedTests : IAsyncLifetime
{
    private Slow _plugins = null!;
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.BeginAsync(Profile.Embedded, adjust: services =>
    {
        var runtime = services.Last(s => s.ServiceType == typeof(IPlugins)).ImplementationFactory!;
        services.AddSingleton<IPlugins>(provider => _plugins = new Slow((IPlugins)runtime(provider)));
        services.AddTransient<Descriptions>(); // it remembers nothing then, and asks each time
    });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Others_write_while_plugins_are_asked_though_the_request_has_an_idempotency_key()
    {
        using var awards = await DirectAwardLot.BeginAsync(_world);
        var path = await awards.AnsweredAsync();
        foreach (var act in new[] { "check", "quotes" })
        {
            var tag = (await _world.Buyer.Api.GetAsync(path)).Good().Tag;
            _plugins.Hold();
            var asking = _world.Buyer.Api.PostAsync($"{path}/{act}", ifMatch: tag, key: act);
            await _plugins.Asked.WaitAsync(Patience, TestContext.Current.CancellationToken);
            (await _world.OtherBuyer.Api.PostAsync("/api/v1/further-competitions", _world.Need()).WaitAsync(Patience, TestContext.Current.CancellationToken)).Good();
            _plugins.Release();
            (await asking.WaitAsync(Patience, TestContext.Current.CancellationToken)).Good();
        }
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(30);

    private sealed class Slow(IPlugins plugins) : IPlugins
    {
        private TaskCompletionSource _asked = Done(), _released = Done();

        internal Task Asked => _asked.Task;

        internal void Hold() => (_asked, _released) = (new(), new());

        private static TaskCompletionSource Done()
        {
            var done = new TaskCompletionSource();
            done.SetResult();
            return done;
        }

        internal void Release() => _released.TrySetResult();

        public Task<PluginAnswer> AskAsync(string plugin, string operation, ReadOnlyMemory<byte> input, CancellationToken stop) => plugins.AskAsync(plugin, operation, input, stop);

        public Task<PluginAnswer> AskFixedAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid contract, CancellationToken stop) =>
            plugins.AskFixedAsync(plugin, hash, operation, input, contract, stop);

        public async Task<PluginAnswer> AskVersionAsync(string plugin, string hash, string operation, ReadOnlyMemory<byte> input, Guid? heldFor, CancellationToken stop)
        {
            if (_asked.TrySetResult())
                await _released.Task.WaitAsync(stop);
            return await plugins.AskVersionAsync(plugin, hash, operation, input, heldFor, stop);
        }
    }
}
