namespace Leadline.Sdk.Tool;

/// <summary>What a command says by its exit code.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Good = 0;

    /// <summary>What was asked about was found wanting.</summary>
    public const int Wanting = 1;

    /// <summary>What was given could not be used.</summary>
    public const int Unusable = 2;
}

/// <summary>What was given to a command can't be used: a file that isn't there, a name that is not known.</summary>
internal class UnusableInputException(string message) : Exception(message);
