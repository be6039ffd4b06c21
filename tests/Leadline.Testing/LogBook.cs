using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Leadline.Testing;

/// <summary>Keeps what the host warns of, so that a failing test can show it and a test can look for it.</summary>
public sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _entries = new();

    /// <summary>Warnings and errors, in order.</summary>
    public IReadOnlyCollection<string> Entries => _entries;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _entries);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>All of it.</summary>
    public override string ToString() => string.Join('\n', _entries);

    private sealed class Writer(string category, ConcurrentQueue<string> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                entries.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
