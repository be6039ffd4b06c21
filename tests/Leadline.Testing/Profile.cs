namespace Leadline.Testing;

/// <summary>On what the platform runs: the first and the last of its profiles, which one suite tries.</summary>
public enum Profile
{
    /// <summary>SQLite and messages within the process.</summary>
    Embedded,

    /// <summary>PostgreSQL and RabbitMQ.</summary>
    Production,
}
