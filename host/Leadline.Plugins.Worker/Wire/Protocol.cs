namespace Leadline.Plugins.Wire;

/// <summary>What host and worker say to each other. Both are compiled from this one text.</summary>
/// <remarks>
/// The worker begins with a <see cref="Hello"/>. Then the host asks <c>{id, method, most, budget, params}</c> and the worker answers
/// <c>{id, result, steps}</c> or <c>{id, error, steps}</c>, one question at a time. The first question is <see cref="Open"/>, the others are methods of
/// the SDK under their wire names.
/// </remarks>
internal static class Protocol
{
    /// <summary>Raised with each change that the other side must know of.</summary>
    internal const int Version = 3;

    /// <summary>Loads the plugin; its parameters are an <see cref="OpenRequest"/>.</summary>
    internal const string Open = "open";

    /// <summary>The longest greeting or failure that a worker may send; results have limits of their own.</summary>
    internal const int LongestNotice = 64 * 1024;

    /// <summary>What the frame around a result may add to it.</summary>
    internal const int Envelope = 96;

    internal const string Id = "id";
    internal const string Method = "method";
    internal const string Most = "most";
    internal const string Budget = "budget";
    internal const string Params = "params";
    internal const string Result = "result";
    internal const string Error = "error";
    internal const string Steps = "steps";
    internal const string Code = "code";
    internal const string Message = "message";
    internal const string Detail = "detail";
}

/// <summary>The worker's first message.</summary>
/// <param name="Protocol">What it speaks; see <see cref="Wire.Protocol.Version"/>.</param>
/// <param name="Sdk">The version of its SDK assembly.</param>
/// <param name="Runtime">The version of .NET that it runs on.</param>
internal sealed record Hello(int Protocol, string Sdk, string Runtime);

/// <summary>Which plugin a worker shall load.</summary>
/// <param name="Folder">Where its files lie, as the worker sees it.</param>
/// <param name="Assembly">The file with which it begins, as a path from that folder.</param>
/// <param name="Points">The extension points that its manifest names, each with the class that implements it.</param>
/// <param name="Assemblies">All its assemblies as rewritten, by path from that folder, each with the SHA-256 of its bytes in small hexadecimal digits.</param>
/// <param name="LogBytes">How much of its log one call may write.</param>
/// <param name="DepthBytes">How much stack the plugin's methods may take together, as estimated when they were rewritten.</param>
/// <param name="LeavesOutUnknown">
/// Whether fields of a question that the worker's SDK does not have are left out in the place of refusing it: a host on that SDK would never have written them.
/// </param>
internal sealed record OpenRequest(
    string Folder, string Assembly, IReadOnlyDictionary<string, string> Points, IReadOnlyDictionary<string, string> Assemblies, int LogBytes, int DepthBytes, bool LeavesOutUnknown);
