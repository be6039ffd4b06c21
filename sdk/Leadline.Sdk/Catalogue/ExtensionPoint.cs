namespace Leadline.Sdk;

/// <summary>A place where plugins join in: its name in manifests and on the wire, the interface to implement, and its operations.</summary>
/// <remarks>A package implements an extension point by one public class with a public constructor that takes nothing; the manifest names it.</remarks>
public sealed class ExtensionPoint
{
    internal ExtensionPoint(string name, Type contract, PluginPublisher publisher, params IReadOnlyList<Operation> operations)
    {
        Name = name;
        Contract = contract;
        Publisher = publisher;
        Operations = operations;
        foreach (var operation in operations)
            operation.JoinTo(this);
    }

    /// <summary>The stable name, such as <c>service-line</c>.</summary>
    public string Name { get; }

    /// <summary>The interface that the plugin's class implements.</summary>
    public Type Contract { get; }

    /// <summary>Who may publish plugins for it.</summary>
    public PluginPublisher Publisher { get; }

    /// <summary>What can be asked of it, one or two operations.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>Who may publish a plugin.</summary>
public enum PluginPublisher
{
    /// <summary>A supplier, for itself; or a framework's authority, on the lines of its own framework, for suppliers that bring no plugin.</summary>
    SupplierOrAuthority = 0,

    /// <summary>The authority alone.</summary>
    Authority = 1,
}
