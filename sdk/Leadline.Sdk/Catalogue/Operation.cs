namespace Leadline.Sdk;

/// <summary>A question that can be put to a plugin: one document in, one document out.</summary>
public abstract class Operation
{
    private ExtensionPoint? _point;

    private protected Operation(string name, Type input, Type output) => (Verb, Input, Output) = (name, input, output);

    /// <summary>The operation within its extension point, such as <c>quote</c>.</summary>
    public string Verb { get; }

    /// <summary>The extension point that it belongs to.</summary>
    public ExtensionPoint Point => _point ?? throw new InvalidOperationException($"The operation {Verb} belongs to no extension point yet.");

    /// <summary>The stable name on the wire and in records of calls, such as <c>service-line/quote</c>.</summary>
    public string Name => $"{Point.Name}/{Verb}";

    /// <summary>The type of the document that is handed over.</summary>
    public Type Input { get; }

    /// <summary>The type of the document that comes back.</summary>
    public Type Output { get; }

    /// <summary>Puts the question to a plugin's object.</summary>
    /// <param name="plugin">An object of the class that the manifest names.</param>
    /// <param name="input">A document of the type <see cref="Input"/>.</param>
    /// <returns>A document of the type <see cref="Output"/>; null only from a faulty plugin.</returns>
    /// <exception cref="InvalidCastException">The plugin's class does not implement the extension point, or the document is of another type.</exception>
    public abstract object? Call(object plugin, object input);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal void JoinTo(ExtensionPoint point) => _point = point;
}

internal sealed class Operation<TContract, TInput, TOutput>(string name, Func<TContract, TInput, TOutput> call)
    : Operation(name, typeof(TInput), typeof(TOutput))
    where TContract : class
    where TInput : class
    where TOutput : class
{
    public override object? Call(object plugin, object input) => call((TContract)plugin, (TInput)input);
}
