namespace Leadline.Sdk.Testing;

/// <summary>A plugin gave no answer that a host would take.</summary>
public sealed class PluginFailedException : Exception
{
    internal PluginFailedException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>
    /// Which kind of failure: <c>plugin-extension-point-missing</c>, <c>plugin-input-too-long</c>, <c>plugin-steps-exceeded</c>, <c>plugin-threw</c>,
    /// <c>plugin-output-wrong</c>, <c>plugin-output-too-long</c> or <c>plugin-too-late</c>.
    /// </summary>
    public string Code { get; }
}
