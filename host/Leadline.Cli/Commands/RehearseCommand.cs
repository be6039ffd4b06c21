using System.CommandLine;
using Leadline.Cli.Rehearsals;

namespace Leadline.Cli.Commands;

internal static class RehearseCommand
{
    public static Command Make()
    {
        var name = new Argument<string>("name") { Description = $"Which: {string.Join(", ", Recipe.Names(Path.Combine(AppContext.BaseDirectory, "frameworks")))}." };
        var data = new Option<string?>("--data") { Description = "Keep the rehearsed platform in this folder, to be looked at or started.", HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet") { Description = "Print only the row counts and the state." };
        var rehearse = new Command("rehearse", "Play a framework agreement's life on a platform of its own, and print a hash of what came of it.") { name, data, quiet };
        rehearse.SetAction((parsed, stop) => PlayAsync(parsed.GetRequiredValue(name), parsed.GetValue(data), parsed.GetValue(quiet), stop));
        return rehearse;
    }

    private static async Task<int> PlayAsync(string name, string? data, bool quiet, CancellationToken stop)
    {
        var recipe = Recipe.Read(name);
        var document = await File.ReadAllBytesAsync(Path.Combine(recipe.Folder, "framework.yaml"), stop);
        await using var store = await RehearsalStore.CreateAsync(data, "rehearsal", stop);
        try
        {
            var result = await Stage.ShowAsync(tell => Rehearsal.PlayAsync(recipe, document, store.Settings, null, tell, stop), quiet);
            foreach (var (supplier, pence) in result.Balances)
                Console.WriteLine($"balance  {supplier}: {new Primitives.Money(pence)}");
            foreach (var (kind, count) in StateHash.Counts(result.State))
                Console.WriteLine($"{count,7}  {kind}");
            if (store.Kept is { } kept)
                Console.WriteLine($"kept in {kept}");
            Console.WriteLine($"state: {StateHash.Of(result.State)}");
            return result.Balances.All(b => b.Pence == 0) ? ExitCode.Good : ExitCode.Wanting;
        }
        catch (RehearsalException error)
        {
            await Console.Error.WriteLineAsync($"The rehearsal ended early: {error.Message}");
            return ExitCode.Wanting;
        }
    }
}
