using System.Globalization;
using Leadline.Modularity.Plugins;
using Leadline.Plugins.Checking;
using Leadline.Plugins.Runtime.Installed;
using Leadline.Plugins.Runtime.Pools;
using Leadline.Plugins.Runtime.Preparing;
using Leadline.Plugins.Runtime.Reports;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.Extensions.Logging;

namespace Leadline.Plugins.Runtime.Trials;

/// <summary>
/// Runs a package before it is decided on: each question goes to two fresh workers, to the second in the opposite order, so that an answer that
/// depends on what went before, on the process or on chance shows. A plugin is a pure function, or no record of it could be made again. Meanwhile each
/// goes to a worker on every older SDK that the manifest claims and this host supports, where the answer must be the same.
/// </summary>
internal sealed class PublicationTrial(PluginMachine machine, Unpacked unpacked, PluginLimits limits, TimeProvider clock, ILogger<PublicationTrial> log)
{
    /// <summary>Tries a package that was checked and found good. Nothing is kept of it.</summary>
    /// <returns>
    /// What was found; or why the package could not be run here and now, which says nothing of it and lets nothing pass. That the machine gave no
    /// answer to one question among others is a warning.
    /// </returns>
    internal async Task<Outcome<IReadOnlyList<PluginFinding>>> TryAsync(PluginPackage package, Prepared prepared, CancellationToken stop)
    {
        var findings = new List<PluginFinding>();
        var questions = TrialQuestions.Of(package, limits, findings);
        var folder = unpacked.FolderApart(prepared.Assemblies);
        try
        {
            var tried = await TryAsync(InstalledPlugin.Of(package, prepared, folder), questions, stop);
            return tried.Refusal is { } refusal ? refusal : new Outcome<IReadOnlyList<PluginFinding>>([.. findings, .. tried.Value!]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Tries a plugin on some questions, and on those that its answers lead to.</summary>
    internal async Task<Outcome<IReadOnlyList<PluginFinding>>> TryAsync(InstalledPlugin plugin, IReadOnlyList<TrialQuestion> questions, CancellationToken stop)
    {
        if (await machine.SandboxAsync() is not { Sandbox: { } sandbox })
            return new Refusal("no-sandbox", $"It could not be run: {machine.Known?.Warning}");
        using var late = new CancellationTokenSource(limits.TrialTime, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var factory = machine.Factory(sandbox);
        var asked = await FirstAsync(plugin, factory, questions, end.Token);
        var older = Claimed(plugin);
        await Task.WhenAll([AgainAsync(plugin, factory, asked, end.Token), .. older.Select(run => OlderAsync(plugin, machine.Factory(sandbox, run.Sdk), run, asked, end.Token))]);
        stop.ThrowIfCancellationRequested();

        if (asked.Count > 0 && !asked.Exists(a => a.IsAnswered))
            return new Refusal("trial-failed", $"It could not be run: {asked.Select(a => a.Trouble).FirstOrDefault(t => t is not null) switch
            {
                { Trouble: var trouble } => TriedQuestion.Told(trouble),
                null => string.Create(CultureInfo.InvariantCulture, $"There was no answer within {limits.TrialTime.TotalSeconds:0.#} seconds."),
            }}");
        List<PluginFinding> findings = [.. asked.SelectMany(a => a.Findings()), .. Unfinished(asked), .. older.SelectMany(o => o.Findings())];
        // What was found already is told all the same: a machine that could do no more does not take it back.
        return !findings.Exists(f => f.Severity == Severity.Fault) && older.Select(o => o.Trouble).FirstOrDefault(t => t is not null) is { } untried
            ? new Refusal("trial-failed", untried)
            : new Outcome<IReadOnlyList<PluginFinding>>(findings);
    }

    private List<OlderSdkRun> Claimed(InstalledPlugin plugin) => SdkRange.TryParse(plugin.Claims, out var range)
        ? [.. machine.OlderSdks.Where(range.Contains).Select(sdk => new OlderSdkRun(sdk, plugin.Claims))]
        : [];

    private async Task<List<TriedQuestion>> FirstAsync(InstalledPlugin plugin, WorkerFactory factory, IReadOnlyList<TrialQuestion> questions, CancellationToken end)
    {
        var asked = new List<TriedQuestion>();
        await WithPoolAsync(plugin, factory, async pool =>
        {
            for (var waiting = new Queue<TrialQuestion>(questions); waiting.TryDequeue(out var question);)
            {
                var answer = await AskAsync(pool, question, end);
                asked.Add(new TriedQuestion(question) { First = answer });
                foreach (var next in answer is null ? [] : OwnQuestions.After(question, answer))
                    waiting.Enqueue(next);
            }
        });
        return asked;
    }

    private Task AgainAsync(InstalledPlugin plugin, WorkerFactory factory, List<TriedQuestion> asked, CancellationToken end) => WithPoolAsync(plugin, factory, async pool =>
    {
        foreach (var question in Enumerable.Reverse(asked).Where(a => a.First is not null and not PluginMachineFailure))
            question.Second = await AskAsync(pool, question.Question, end);
    });

    private Task OlderAsync(InstalledPlugin plugin, WorkerFactory factory, OlderSdkRun run, List<TriedQuestion> asked, CancellationToken end) => WithPoolAsync(plugin, factory, async pool =>
    {
        var comesUp = true;
        foreach (var question in asked.Where(a => a.First is not null and not PluginMachineFailure))
        {
            var answer = comesUp ? await AskAsync(pool, question.Question, end) : null;
            comesUp &= answer is not PluginMachineFailure { Trouble: PluginTrouble.NotStarted }; // nor would the next one
            run.Add(question, answer);
        }
    });

    // A pool of its own: one worker, which is no other's; what happens here counts against nobody, and nobody is told. Its worker is gone before
    // this ends, whoever went away: else a publisher who breaks off and tries again could have many at work.
    private async Task WithPoolAsync(InstalledPlugin plugin, WorkerFactory factory, Func<PluginPool, Task> work)
    {
        var pool = new PluginPool(plugin, factory, limits with { Workers = 1, Faults = int.MaxValue }, clock, log, new CallNotes());
        try
        {
            await work(pool);
        }
        finally
        {
            await pool.EndAllAsync();
        }
    }

    // Null where the time is up.
    private static async Task<PluginAnswer?> AskAsync(PluginPool pool, TrialQuestion question, CancellationToken end)
    {
        if (end.IsCancellationRequested)
            return null;
        try
        {
            return await pool.AskAsync(question.Operation, question.Input, CallOccasion.Replay, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return null;
        }
    }

    private IEnumerable<PluginFinding> Unfinished(List<TriedQuestion> asked)
    {
        if (asked.Where(a => a.IsUnasked).ToList() is not { Count: > 0 } open)
            yield break;
        yield return new PluginFinding
        {
            Severity = Severity.Warning, Code = "trial-unfinished", Subject = open[0].Question.Called,
            Reason = string.Create(CultureInfo.InvariantCulture, $"The trial ended after {limits.TrialTime.TotalSeconds:0.#} seconds: {open.Count} of {asked.Count} questions, of which this is the first, were not answered twice. That stands open."),
        };
    }
}
