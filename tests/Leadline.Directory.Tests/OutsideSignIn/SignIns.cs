using System.Collections.Concurrent;
using Leadline.Directory.OutsideSignIn;
using Leadline.Primitives;
using Leadline.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Leadline.Directory.Tests.OutsideSignIn;

/// <summary>Sign-ins by a provider of their own, without the web around them.</summary>
internal sealed class SignIns : IAsyncDisposable
{
    internal const string ClientId = "leadline at example";
    internal const string ClientSecret = "s3cret:that%nobody may see";
    internal static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    internal static readonly Uri Return = new("https://leadline.example.org/sign-in/outside/return");

    private OutsideProvider? _subject;

    private SignIns(FakeClock clock, FakeProvider provider)
    {
        (Clock, Provider) = (clock, provider);
        Settings = new("Example", provider.Issuer, ClientId, ClientSecret, "openid email profile", new HashSet<string>(), TimeSpan.FromSeconds(30));
    }

    internal FakeClock Clock { get; }

    internal FakeProvider Provider { get; }

    internal Sayings Log { get; } = new();

    /// <summary>To be changed before the first sign-in.</summary>
    internal OutsideSignInSettings Settings { get; set; }

    internal OutsideProvider Subject => _subject ??= new OutsideProvider(Settings, Clock, Log);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<SignIns> NewAsync()
    {
        var clock = new FakeClock(Now);
        return new SignIns(clock, await FakeProvider.StartAsync(clock));
    }

    internal Task<Outcome<OutsideBeginning>> TryBeginAsync(string? returnUrl = "/") => Subject.BeginAsync(Return, returnUrl, Stop);

    internal async Task<OutsideBeginning> BeginAsync(string? returnUrl = "/")
    {
        var begun = await TryBeginAsync(returnUrl);
        Assert.Null(begun.Refusal);
        return begun.Value!;
    }

    internal Task<Outcome<OutsideIdentity>> FinishAsync(OutsideRequest request, Dictionary<string, StringValues> answer) =>
        Subject.FinishAsync(request, new QueryCollection(answer), Return, Stop);

    /// <summary>A whole sign-in, in which the answer may be changed on its way.</summary>
    internal async Task<Outcome<OutsideIdentity>> SignInAsync(Action<Dictionary<string, StringValues>>? change = null)
    {
        var begun = await BeginAsync();
        var answer = Provider.Approve(begun.GoTo);
        change?.Invoke(answer);
        return await FinishAsync(begun.Remember, answer);
    }

    /// <summary>A whole sign-in that must come to a good end.</summary>
    internal async Task<OutsideIdentity> AdmittedAsync()
    {
        var outcome = await SignInAsync();
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    /// <summary>A whole sign-in that must be refused, for this reason.</summary>
    internal async Task RefusedAsync(string code, string reason, Action<Dictionary<string, StringValues>>? change = null)
    {
        var refusal = (await SignInAsync(change)).Refusal;
        Assert.Equal(code, refusal?.Code);
        Assert.Contains(reason, refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains(Log.All, line => line.Contains(code, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _subject?.Dispose();
        await Provider.DisposeAsync();
    }
}

/// <summary>Everything that was logged, at any level.</summary>
internal sealed class Sayings : ILogger<OutsideProvider>
{
    internal ConcurrentQueue<string> All { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
