using Leadline.CrashSubject;
using Leadline.Host;

// leadline-crash-subject [--control no-inbox|delete-early] [--fail-every N] [--poison FILE]; all else by LEADLINE_* variables.
var conduct = Conduct.Read(args);
var app = LeadlineHost.Build(_ => { }, services => conduct.Adjust(services), new ProbeModule(conduct));
await app.StartAsync();
Console.WriteLine("ready");

// The test that started this program holds the other end of its input: when the test is gone, so is this.
_ = Task.Run(async () =>
{
    await Console.In.ReadToEndAsync();
    await app.StopAsync();
});
await app.WaitForShutdownAsync();
