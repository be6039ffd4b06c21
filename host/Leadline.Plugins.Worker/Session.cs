using System.Collections.Concurrent;
using System.Diagnostics;
using Leadline.Plugins.Wire;
using Leadline.Plugins.Worker.Surroundings;

namespace Leadline.Plugins.Worker;

/// <summary>
/// One thread listens, another answers. The listener is there while a plugin runs, so that the worker ends when its host does, even where
/// no sandbox sees to that.
/// </summary>
internal static class Session
{
    private const int StackBytes = 64 * 1024 * 1024;
    private const int LongestQuestion = 64 * 1024 * 1024; // the host keeps to limits of its own; this one only bounds a broken host

    /// <summary>Serves until the host closes the pipe, and does not return: what a plugin has left running is worth no waiting.</summary>
    internal static void Run(StandardStreams wire)
    {
        var questions = new BlockingCollection<byte[]>();
        new Thread(() => Serve(questions, wire), StackBytes) { IsBackground = true, Name = "plugin" }.Start();
        while (Frames.Read(wire.Input, LongestQuestion) is { } question)
            questions.Add(question);
        // Not Environment.Exit: that would run what a plugin has hung on the end of the process.
        Process.GetCurrentProcess().Kill();
    }

    private static void Serve(BlockingCollection<byte[]> questions, StandardStreams wire)
    {
        Answers.WriteHello(wire.Output);
        var answers = new Answers(wire.Log);
        foreach (var question in questions.GetConsumingEnumerable())
        {
            wire.Output.Write(answers.To(question));
            wire.Output.Flush();
        }
    }
}
