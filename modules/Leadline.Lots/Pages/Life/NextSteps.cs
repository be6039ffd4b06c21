using System.Text.Json;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;

namespace Leadline.Lots.Pages.Life;

/// <summary>A step that can come next, or that waits only for a day or a word.</summary>
/// <param name="Step">The step.</param>
/// <param name="NotYet">Why it can't be taken today as things are; null where it can.</param>
internal sealed record NextStep(FrameworkStep Step, Refusal? NotYet)
{
    private static readonly string[] Passing = ["standstill-owed", "standstill-running", "outside-term", "term-running"];

    /// <summary>The step's name in addresses.</summary>
    internal string Name => NameOf(Step);

    /// <summary>Whether a rule of law may make the standstill unnecessary, and is asked for.</summary>
    internal bool AsksForRule => NotYet?.Code == "standstill-owed";

    /// <summary>The steps that lead on, or back, from where an agreement stands.</summary>
    internal static IReadOnlyList<NextStep> Of(FrameworkAgreement framework, DateOnly today) =>
        [.. LifeOfFramework.Steps.Select(s => Of(framework, s, today)).Where(n => n.NotYet is null || Passing.Contains(n.NotYet.Code))];

    internal static NextStep Of(FrameworkAgreement framework, FrameworkStep step, DateOnly today) =>
        new(step, LifeOfFramework.Refuse(framework, step, new StepGrounds(""), today));

    /// <summary>The step of that name; null where none has it.</summary>
    internal static FrameworkStep? Named(string name) => LifeOfFramework.Steps.Where(s => NameOf(s) == name).Select(s => (FrameworkStep?)s).FirstOrDefault();

    private static string NameOf(FrameworkStep step) => JsonNamingPolicy.KebabCaseLower.ConvertName(step.ToString());
}
