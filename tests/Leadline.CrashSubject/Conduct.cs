using MassTransit;

namespace Leadline.CrashSubject;

/// <summary>What the program is told to do wrong.</summary>
/// <param name="Control">A deliberate fault that the crash test must notice; null for the product as it is.</param>
/// <param name="FailEvery">A handler fails about once in so many messages, after its save; 0 for never.</param>
/// <param name="Poison">While this file is there, organisations whose name begins with <see cref="Poisoned"/> cannot be tallied.</param>
internal sealed record Conduct(string? Control, int FailEvery, string? Poison)
{
    internal const string Poisoned = "Poisoned";
    internal const string NoInbox = "no-inbox";
    internal const string DeleteEarly = "delete-early";

    internal static Conduct Read(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        var control = given["control"];
        if (control is not (null or NoInbox or DeleteEarly))
            throw new ArgumentException($"There is no control called {control}.", nameof(args));
        return new Conduct(control, given.GetValue("fail-every", 0), given["poison"]);
    }

    internal void Adjust(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddSingleton<InboxWatch>();
        if (Control == DeleteEarly)
            services.AddPublishObserver<DeleteAfterPublish>();
    }

    internal void MayFail()
    {
        if (FailEvery > 0 && Random.Shared.Next(FailEvery) == 0)
            throw new InvalidOperationException("This handler fails now and then, after its save.");
    }

    internal bool Refuses(string name) => name.StartsWith(Poisoned, StringComparison.Ordinal) && File.Exists(Poison);
}
