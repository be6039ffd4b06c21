namespace Leadline.Bus;

/// <summary>What carries messages between modules.</summary>
public enum BusTransport
{
    /// <summary>Within the process: one node.</summary>
    InMemory,

    /// <summary>RabbitMQ: one node or several.</summary>
    RabbitMq,
}

/// <summary>How messages travel.</summary>
/// <param name="Transport">What carries them.</param>
/// <param name="Address">The broker's address, <c>amqp://user:password@host:port/vhost</c>; null in memory.</param>
/// <param name="Prefix">Goes before the name of every queue and exchange, so that installations can share a broker.</param>
/// <param name="Temporary">Whether the queues vanish ten minutes after their last consumer: for rehearsals.</param>
public sealed record BusSettings(BusTransport Transport, Uri? Address, string Prefix, bool Temporary)
{
    /// <summary>Messages within the process.</summary>
    public static BusSettings InProcess { get; } = new(BusTransport.InMemory, null, "", false);
}
