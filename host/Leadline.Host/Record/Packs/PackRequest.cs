using Leadline.Modularity.Api;

namespace Leadline.Host.Record.Packs;

/// <summary>What somebody asks a pack to be made of.</summary>
/// <param name="Kind">What it is for: <c>foi</c> or <c>disclosure</c>.</param>
/// <param name="Request">The request that it answers, as people quote it.</param>
/// <param name="Subjects">What was acted on.</param>
/// <param name="FrameworkId">A framework agreement, with everything that belongs to it.</param>
/// <param name="OrganisationId">An organisation, with everything that was done for it.</param>
/// <param name="From">The first instant.</param>
/// <param name="Until">The instant after the last.</param>
internal sealed record PackRequest(
    string Kind, string Request, IReadOnlyList<Guid>? Subjects = null, Guid? FrameworkId = null, Guid? OrganisationId = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    private const int MostSubjects = 50;
    private const int LongestRequest = 200;

    /// <summary>What is wrong with it.</summary>
    internal IEnumerable<Fault> Faults(RedactionRules rules)
    {
        if (!rules.Kinds.ContainsKey(Kind))
            yield return new Fault("/kind", "pack-kind-unknown", $"Allowed: {string.Join(", ", rules.Kinds.Keys)}.");
        if (Text.Fault("/request", Request, LongestRequest) is { } request)
            yield return request;
        if (Subjects is null or [] && FrameworkId is null && OrganisationId is null)
            yield return new Fault("", "selection-missing", "Name subjects, a framework agreement or an organisation.");
        if (Subjects?.Count > MostSubjects)
            yield return new Fault("/subjects", "too-many-subjects", $"A pack is made of at most {MostSubjects} subjects, or of a framework agreement or an organisation.");
        if (From >= Until)
            yield return new Fault("/until", "period-empty", "No instant lies between 'from' and 'until'; 'until' is the instant after the last.");
    }

    /// <summary>The selection in a line, for the record and the covering note.</summary>
    internal string Selection => string.Join("; ", new[]
    {
        Subjects is { Count: > 0 } ? $"subjects {string.Join(", ", Subjects)}" : null,
        FrameworkId is { } framework ? $"framework agreement {framework} and what belongs to it" : null,
        OrganisationId is { } organisation ? $"organisation {organisation} and what was done for it" : null,
        From is { } from ? $"from {from.ToUniversalTime():O}" : null,
        Until is { } until ? $"until {until.ToUniversalTime():O}" : null,
    }.OfType<string>());
}
