using Leadline.Plugins.Worker;
using Leadline.Plugins.Worker.Surroundings;

// Standard output belongs to the protocol: whatever a plugin prints is its log.
Console.SetOut(Console.Error);

FixedHashes.Set();
using var wire = StandardStreams.Take();
if (args is ["--confined", var threads])
    Confinement.Complete(uint.Parse(threads, System.Globalization.CultureInfo.InvariantCulture));
Session.Run(wire);
