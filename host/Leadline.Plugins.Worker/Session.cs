using System.Collections.Concurrent;
using System.Diagnostics;
using Leadline.Plugins.Wire;
using Leadline.Plugins.Worker.Surroundings;

namespace Leadline.Plugins.Worker;

/// <summary>
/// One thread answers, another watches the host while a plugin runs, so that the worker ends when its host does, even where no sandbox sees
/// to that.
/// </summary>
internal static class Session
{
    private const int StackBytes = 64 * 1024 * 1024;
    private const int LongestQuestion = 64 * 1024 * 1024; // the host keeps to limits of its own; this one only bounds a broken host

    /// <summary>Serves until the host closes the pipe, and does not return: what a plugin has left running is worth no waiting.</summary>
    internal static void Run(StandardStreams wire)
    {
        if (wire.CanAwaitHangUp)
        {
            Begin(wire, () => Frames.Read(wire.Input, LongestQuestion)); // who answers reads for himself: handing over would cost a wait
            wire.AwaitHangUp();
        }
        else
        {
            using var questions = new BlockingCollection<byte[]>();
            Begin(wire, questions.Take);
            while (Frames.Read(wire.Input, LongestQuestion) is { } question)
                questions.Add(question);
        }

        // Not Environment.Exit: that would run what a plugin has hung on the end of the process.
        Process.GetCurrentProcess().Kill();
    }

    private static void Begin(StandardStreams wire, Func<byte[]?> next) =>
        new Thread(() => Serve(wire, next), StackBytes) { IsBackground = true, Name = "plugin" }.Start();

    private static void Serve(StandardStreams wire, Func<byte[]?> next)
    {
        Answers.WriteHello(wire.Output);
        var answers = new Answers(wire.Log);
        while (next() is { } question)
        {
            wire.Output.Write(answers.To(question));
            wire.Output.Flush();
        }
    }
}
