using Leadline.Plugins.Wire;
using Leadline.Sdk;

namespace Leadline.Plugins.Worker;

/// <summary>Why there is no result, as the host is told.</summary>
/// <param name="Code">One of <see cref="FailureCodes"/>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Detail">For the plugin's author: where it happened.</param>
internal sealed record Failure(string Code, string Message, string Detail)
{
    private const int LongestMessage = 2_000;
    private const int LongestDetail = 8_000;

    /// <summary>Sorts an exception.</summary>
    /// <param name="error">What was thrown, by the plugin or by the worker.</param>
    /// <param name="memoryRanOut">Whether memory ran out at any moment of the call: then nothing that followed says anything of the plugin.</param>
    /// <param name="budget">What the call might use.</param>
    internal static Failure Of(Exception error, bool memoryRanOut, CallBudget budget)
    {
        if (memoryRanOut || error is OutOfMemoryException)
            return new Failure(FailureCodes.OutOfMemory, "Memory ran out.", Cut(Traced(error), LongestDetail));
        var failure = Sorted(error);
        // Asked last: telling the message of the plugin's exception is the plugin's code too.
        return Steps.IsExceeded ? failure with { Code = FailureCodes.OverBudget, Message = budget.Exceeded } : failure;
    }

    private static Failure Sorted(Exception error)
    {
        var (code, message) = error switch
        {
            WorkerFailure own => (own.Code, own.Message),
            OverSizeException size => (FailureCodes.OverSize, size.Message),
            MissingMemberException or TypeLoadException or BadImageFormatException or FileLoadException => (FailureCodes.Incompatible, Told(error)),
            FileNotFoundException { FileName: { } assembly } when assembly.Contains(", Version=", StringComparison.Ordinal) => (FailureCodes.Incompatible, Told(error)),
            _ => (FailureCodes.Threw, Told(error)),
        };
        return new Failure(code, Cut(message, LongestMessage), Cut(Traced(error), LongestDetail));
    }

    // A plugin's exception is the plugin's code: asking it for its message may throw again, or never end.
    private static string Told(Exception error)
    {
        try
        {
            return $"{error.GetType().FullName}: {error.Message}";
        }
        catch (Exception)
        {
            return $"{error.GetType().FullName}, whose message can't be read";
        }
    }

    private static string Traced(Exception error)
    {
        try
        {
            return error is WorkerFailure { InnerException: null } ? "" : error.StackTrace ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + " ...";
}

/// <summary>A failure that the worker itself has found.</summary>
internal sealed class WorkerFailure(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="FailureCodes"/>.</summary>
    internal string Code { get; } = code;
}
