using Leadline.Lots.Contracts;
using Leadline.Lots.Frameworks;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages.Choices;

/// <summary>A framework agreement as these pages name it, by its latest version.</summary>
internal sealed record NamedFramework(FrameworkId Id, FrameworkState State, FrameworkTerms Terms)
{
    public string Title => Terms.Title;

    /// <summary>Its service lines, each once.</summary>
    public IEnumerable<ServiceLineTerms> Lines => Terms.Lots.SelectMany(l => l.ServiceLines).DistinctBy(l => l.Code);

    public string LineTitle(string? code) => Lines.FirstOrDefault(l => l.Code == code)?.Title ?? code ?? "";
}

/// <summary>Reading framework agreements for these pages, and choosing among them and their lines.</summary>
internal static class NamedFrameworks
{
    internal static async Task<IReadOnlyList<NamedFramework>> NamedFrameworksAsync(this LotsDbContext db, CancellationToken stop)
    {
        var found = await db.Frameworks.AsNoTracking().OrderBy(f => f.Reference)
            .Select(f => new { f.Id, f.State, f.Versions.OrderByDescending(v => v.Number).First().Terms }).ToListAsync(stop);
        return [.. found.Select(f => new NamedFramework(f.Id, f.State, FrameworkVersion.Read(f.Terms)))];
    }

    internal static NamedFramework? Of(this IEnumerable<NamedFramework> frameworks, FrameworkId? id) => frameworks.FirstOrDefault(f => f.Id == id);

    /// <summary>Each service line of each of these, to choose one; its value is read by <see cref="LineOf"/>.</summary>
    internal static IReadOnlyList<Choice> LineChoices(this IEnumerable<NamedFramework> frameworks) =>
        [.. frameworks.SelectMany(f => f.Lines, (f, l) => new Choice($"{f.Id.Value}/{l.Code}", $"{l.Title} – {f.Title}"))];

    internal static (FrameworkId Framework, string Line)? LineOf(string? value) =>
        value?.Split('/', 2) is [var id, var line] && Guid.TryParse(id, out var framework) ? (new FrameworkId(framework), line) : null;
}
