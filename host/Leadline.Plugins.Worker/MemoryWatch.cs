using System.Runtime.ExceptionServices;

namespace Leadline.Plugins.Worker;

/// <summary>Notices that memory ran out, also where a plugin catches the exception and goes on as if nothing had been.</summary>
internal sealed class MemoryWatch
{
    private volatile bool _ranOut;

    internal MemoryWatch() => AppDomain.CurrentDomain.FirstChanceException += Notice;

    /// <summary>Whether memory ran out since the call began.</summary>
    internal bool RanOut => _ranOut;

    /// <summary>A call begins.</summary>
    internal void Begin() => _ranOut = false;

    private void Notice(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // How deep the stack is depends on the machine as well.
        if (thrown.Exception is OutOfMemoryException or InsufficientExecutionStackException)
            _ranOut = true;
    }
}
