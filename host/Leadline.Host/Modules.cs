using Leadline.Accreditation;
using Leadline.Billing;
using Leadline.CallOff;
using Leadline.Directory;
using Leadline.Lots;
using Leadline.Modularity;
using Leadline.Plugins.Runtime;

namespace Leadline.Host;

/// <summary>The modules of the product, named once.</summary>
public static class Modules
{
    /// <summary>Every module, in the order in which their routes are listed.</summary>
    public static IReadOnlyList<IModule> All { get; } =
        [new DirectoryModule(), new LotsModule(), new AccreditationModule(), new CallOffModule(), new BillingModule(), new PluginsModule()];
}
