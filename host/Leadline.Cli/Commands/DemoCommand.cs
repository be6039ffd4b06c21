using System.CommandLine;
using Leadline.Cli.Rehearsals;
using Leadline.Modularity.Time;

namespace Leadline.Cli.Commands;

internal static class DemoCommand
{
    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "The data folder to fill; it must hold no installation.", Required = true, HelpName = "DIR" };
        var demo = new Command("demo", "Fill a data folder with demonstration data: a framework agreement in mid-life today.") { data };
        demo.SetAction((parsed, stop) => FillAsync(parsed.GetRequiredValue(data), stop));
        return demo;
    }

    private static async Task<int> FillAsync(string data, CancellationToken stop)
    {
        var frameworks = Path.Combine(AppContext.BaseDirectory, "frameworks");
        var recipe = Recipe.Names(frameworks).Select(Recipe.Read).FirstOrDefault(r => r.DemonstrationToday is not null)
            ?? throw new UnusableInputException("No rehearsal names a day to be taken for today.");
        var now = TimeProvider.System.GetUtcNow();
        var months = Demonstration.MonthsTo(recipe, UkCalendar.DayOf(now));
        var document = Demonstration.Move(await File.ReadAllBytesAsync(Path.Combine(recipe.Folder, "framework.yaml"), stop), months, Path.Combine(frameworks, "profiles"));
        Demonstration.Move(recipe, months);
        Console.WriteLine($"Making demonstration data: {recipe.Title}, moved by {months} months.");
        await using var store = await RehearsalStore.CreateAsync(data, "demonstration", stop);
        var result = await Rehearsal.PlayAsync(recipe, document, store.Settings, now, (_, _, _) => { }, stop);
        Print(result.Actors);
        return ExitCode.Good;
    }

    // One organisation of each kind: enough to look at everything.
    private static void Print(IReadOnlyDictionary<string, Actors.Actor> actors)
    {
        Console.WriteLine("Demonstration sign-ins, made up and shown this once:");
        foreach (var actor in actors.Values.GroupBy(a => a.Kind).Select(g => g.First()))
        {
            Console.WriteLine($"  {actor.Name} ({actor.Kind})");
            foreach (var person in actor.People.Distinct())
                Console.WriteLine($"    {person.Email}  {person.Password}  {string.Join(' ', person.Roles)}{CodeOf(person)}");
            if (actor.Program is { } program)
                Console.WriteLine($"    program: {program.Id} {program.Secret}  {string.Join(' ', program.Scopes)}");
        }
    }

    private static string CodeOf(Login person) => person.SignIn.Authenticator is { } app ? $"; its code: build/leadline user code {app.Key}" : "";
}
