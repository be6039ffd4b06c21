using System.Globalization;
using Leadline.Plugins.Counting;

namespace Leadline.Plugins.Worker;

/// <summary>What one call may use, the same on every machine.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="DepthBytes">The stack that its methods may take together, as estimated.</param>
internal sealed record CallBudget(long Steps, int DepthBytes)
{
    /// <summary>What the plugin's author and the asker are told where the call went over it.</summary>
    internal string Exceeded => Sdk.Steps.IsTooDeep
        ? string.Create(CultureInfo.InvariantCulture, $"Its calls were nested deeper than {DepthBytes:N0} bytes of stack.")
        : string.Create(CultureInfo.InvariantCulture, $"It took more than its budget of {Steps:N0} steps.");

    /// <summary>Begins to count.</summary>
    internal void Begin() => CountedCalls.Begin(Steps, DepthBytes);
}
