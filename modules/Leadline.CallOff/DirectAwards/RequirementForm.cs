using Leadline.CallOff.RequirementForms;
using Leadline.Lots.Contracts;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.DirectAwards;

/// <summary>What is wrong with an answer of a requirement.</summary>
/// <param name="Plugin">The plugin whose own question it is; null for the framework's form.</param>
/// <param name="Fault">What is wrong, with the place within that form.</param>
/// <param name="Pointer">JSON pointer within the request.</param>
internal sealed record RequirementFault(string? Plugin, FormFault Fault, string Pointer)
{
    internal Fault ForApi => new(Pointer, Fault.Code, Fault.Detail);
}

/// <summary>
/// All that is asked for one direct award: the framework's form, which rivals price alike, and the own questions of those plugins that have
/// any.
/// </summary>
/// <param name="Terms">The terms that the direct award stands on.</param>
/// <param name="Line">The service line with the form.</param>
/// <param name="Candidates">Who quotes.</param>
/// <param name="Plugins">What their plugins say of themselves.</param>
internal sealed record RequirementForm(
    FrameworkTerms Terms, ServiceLineTerms Line, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Described> Plugins)
{
    private const int MostOwn = 200;

    internal static async Task<RequirementForm> OfAsync(
        DirectAward award, CallOffDbContext db, Descriptions descriptions, DateOnly day, CancellationToken stop)
    {
        var (terms, line) = await db.TermsOfAsync(award, stop);
        var candidates = await db.CandidatesAsync(award, terms, day, stop);
        return new RequirementForm(terms, line, candidates, await descriptions.OfAsync(award, terms, line, candidates, stop));
    }

    /// <summary>The plugins that ask something of their own.</summary>
    internal IEnumerable<(string Plugin, OrganisationId Supplier, ServiceLineDescription Description)> Asking =>
        from d in Plugins where d.Description is { OwnQuestions.Count: > 0 } select (d.Candidate.Plugin!.Plugin, d.Candidate.Supplier, d.Description!);

    /// <summary>What is wrong with these answers.</summary>
    /// <param name="answers">Those to the framework's form.</param>
    /// <param name="own">Those to plugins' own questions.</param>
    /// <param name="complete">Whether every compulsory question must be answered by now.</param>
    internal IReadOnlyList<RequirementFault> Faults(IReadOnlyList<Answer> answers, IReadOnlyList<OwnAnswers> own, bool complete) => own.Count > MostOwn
        ? [new RequirementFault(null, new FormFault("", "", "plugins-too-many", $"Answers to {own.Count} plugins stand there; no line has more than {MostOwn}."), "/ownAnswers")]
        :
    [
        .. Held(Line.Form, answers, complete).Select(f => new RequirementFault(null, f, $"/answers{f.Pointer}")),
        .. own.SelectMany((o, i) => Faults(o, own.Take(i), $"/ownAnswers/{i}", complete)),
        .. Asking.Where(a => complete && own.All(o => o.Plugin != a.Plugin))
            .SelectMany(a => Held(a.Description.OwnQuestions, [], complete).Select(f => new RequirementFault(a.Plugin, f, "/ownAnswers"))),
    ];

    /// <summary>The answers in the order in which they were asked for, which is the order in which plugins get them.</summary>
    internal IReadOnlyList<Answer> InOrder(IReadOnlyList<Answer> answers) =>
        [.. Line.Form.Select(q => answers.FirstOrDefault(a => a.Question == q.Code)).OfType<Answer>()];

    private IEnumerable<RequirementFault> Faults(OwnAnswers own, IEnumerable<OwnAnswers> before, string pointer, bool complete)
    {
        if (before.Any(o => o.Plugin == own.Plugin))
            return [new RequirementFault(own.Plugin, new FormFault("", "", "plugin-twice", $"The answers to {own.Plugin} stand there twice; give them together."), $"{pointer}/plugin")];
        if (Plugins.All(d => d.Candidate.Plugin!.Plugin != own.Plugin))
            return [new RequirementFault(own.Plugin, new FormFault("", "", "plugin-unknown", $"No plugin {own.Plugin} quotes on this service line. {Known()}"), $"{pointer}/plugin")];
        // One that can't say now what it asks will say so again when it is to quote: nothing is held against the buyer.
        return Asking.FirstOrDefault(a => a.Plugin == own.Plugin) is { Description: { } description }
            ? Held(description.OwnQuestions, own.Answers, complete).Select(f => new RequirementFault(own.Plugin, f, $"{pointer}/answers{f.Pointer}"))
            : [];
    }

    private string Known() => Asking.Any() ? $"Those that ask questions of their own: {string.Join(", ", Asking.Select(a => a.Plugin))}." : "None asks questions of its own.";

    private static IReadOnlyList<FormFault> Held(IReadOnlyList<Question> questions, IReadOnlyList<Answer> answers, bool complete) =>
        complete ? FormCheck.FaultsOfComplete(questions, answers) : FormCheck.Faults(questions, answers);
}
