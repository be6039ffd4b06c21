using System.Reflection;
using Leadline.Sdk;

namespace Leadline.Bench.Plugins;

/// <summary>The sample that is measured: GP IT and desktop support, priced by practice and device.</summary>
internal static class SamplePlugin
{
    private const string Class = "Fenmoor.PrimaryCareIT.SurgeryDesk";

    /// <summary>Its assembly, as its author's compiler left it.</summary>
    internal static string File { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "Fenmoor.PrimaryCareIT.dll");

    /// <summary>A new object of its class.</summary>
    internal static IServiceLine New(Assembly assembly) => (IServiceLine)Activator.CreateInstance(assembly.GetType(Class, throwOnError: true)!)!;
}
