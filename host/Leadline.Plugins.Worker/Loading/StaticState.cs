using System.Reflection;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Worker.Loading;

/// <summary>Sets the static state of a plugin's assemblies back, libraries before those that use them, so that nothing survives from one call to the next.</summary>
internal sealed class StaticState
{
    private const string Type = "<Leadline>Statics"; // as the rewriting names them
    private const string Method = "Reset";

    private readonly List<Action> _resets;

    private StaticState(List<Action> resets) => _resets = resets;

    /// <summary>Finds it.</summary>
    /// <exception cref="WorkerFailure">An assembly was not rewritten: what it does would not be counted.</exception>
    internal static StaticState Of(IEnumerable<Assembly> assemblies)
    {
        var byName = assemblies.ToDictionary(a => a.GetName().Name!, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var resets = new List<Action>();
        foreach (var name in byName.Keys.Order(StringComparer.Ordinal))
            Visit(name);
        return new StaticState(resets);

        void Visit(string name)
        {
            if (!byName.TryGetValue(name, out var assembly) || !seen.Add(name))
                return;
            foreach (var needed in assembly.GetReferencedAssemblies().Select(r => r.Name!).Order(StringComparer.Ordinal))
                Visit(needed);
            resets.Add(ResetOf(assembly));
        }
    }

    /// <summary>Sets it back. This runs the plugin's code.</summary>
    internal void Reset()
    {
        foreach (var reset in _resets)
            reset();
    }

    private static Action ResetOf(Assembly assembly) =>
        assembly.GetType(Type)?.GetMethod(Method, BindingFlags.Public | BindingFlags.Static)?.CreateDelegate<Action>()
        ?? throw new WorkerFailure(FailureCodes.NotLoadable, $"The assembly {assembly.GetName().Name} does not count its steps, so that it is not run.");
}
