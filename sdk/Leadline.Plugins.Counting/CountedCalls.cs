using Leadline.Sdk;

namespace Leadline.Plugins.Counting;

/// <summary>Begins the calls of rewritten plugins.</summary>
public static class CountedCalls
{
    /// <summary>Begins a call: counts from nought, and numbers objects from one.</summary>
    /// <inheritdoc cref="Steps.Begin"/>
    public static void Begin(long budget, int depth)
    {
        Steps.Begin(budget, depth);
        ObjectNumbers.Forget();
    }
}
