using Leadline.Sdk;

namespace Leadline.Plugins.Checking.Answers;

/// <summary>What a description of a service line must hold.</summary>
internal static class WellFormedDescription
{
    private const int MostOwnQuestions = 20;

    internal static IEnumerable<(string Code, string Message)> Faults(ServiceLineScope scope, ServiceLineDescription description)
    {
        if (description.Lot != scope.Lot || description.ServiceLine != scope.ServiceLine)
            yield return ("another-line", $"Lot {scope.Lot}, {scope.ServiceLine} was asked for; the description is of lot {description.Lot}, {description.ServiceLine}.");
        var items = scope.MinimumSpecification.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var statement in description.MinimumSpecification.Where(s => !items.Contains(s.Item)))
            yield return ("item-unknown", $"The specification has no item '{statement.Item}'.");
        var own = description.OwnQuestions;
        if (own.Count > MostOwnQuestions)
            yield return ("questions-too-many", $"A plugin has at most {MostOwnQuestions} questions of its own, not {own.Count}.");
        foreach (var question in own.Where(q => !q.Code.StartsWith("own-", StringComparison.Ordinal)))
            yield return ("question-not-own", $"The code of a question of the plugin's own begins with own-; this one is '{question.Code}'.");
        foreach (var fault in Texts(description).Concat(WellFormedQuestions.Faults(own)))
            yield return fault;
    }

    private static IEnumerable<(string Code, string Message)> Texts(ServiceLineDescription description) =>
        WellFormed.Text("A title", description.Title, 200)
            .Concat(WellFormed.Text("A summary", description.Summary, 2_000))
            .Concat(description.MinimumSpecification.SelectMany(s => WellFormed.Text("How an item is met", s.HowMet, 1_000)));
}
