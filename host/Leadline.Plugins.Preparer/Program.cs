using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Preparer;
using Leadline.Plugins.Wire;
using Leadline.Sdk;

// Reads how strictly to judge, and a package; writes the findings and the rewritten assemblies. Standard output belongs to that.
const int StackBytes = 64 * 1024 * 1024; // signatures and the calls of initialisers nest

Console.SetOut(Console.Error);
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
var request = JsonSerializer.Deserialize<PreparationRequest>(Frames.Read(input, PreparationRequest.Longest) ?? throw new FrameException("There is no question."), PluginDocuments.Json)!;
var package = Frames.Read(input, new PackageLimits().PackageBytes) ?? throw new FrameException("There is no package.");
ParentWatch.Begin(input);

PreparationReply? reply = null;
var thread = new Thread(() => reply = Preparation.Of(package, request.Profile), StackBytes) { Name = "preparation" };
thread.Start();
thread.Join();

var frame = new byte[Frames.HeaderLength].Concat(JsonSerializer.SerializeToUtf8Bytes(reply!, PluginDocuments.Json)).ToArray();
Frames.Seal(frame);
output.Write(frame);
output.Flush();
