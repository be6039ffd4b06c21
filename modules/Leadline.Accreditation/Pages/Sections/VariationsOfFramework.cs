using Leadline.Accreditation.Variations;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;

namespace Leadline.Accreditation.Pages.Sections;

/// <summary>Leads from the page of a framework agreement to what its suppliers are asked to accept; for them and for its authority.</summary>
internal sealed class VariationsOfFramework(AccreditationDbContext db, TimeProvider clock) : IPageSection
{
    internal sealed record Shown(Guid FrameworkId, int Count, int Open);

    public string Page => "framework";

    public int Order => 12;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        if (caller is null || !caller.Is(ReadVariations.Readers)
            || await db.VariationsSeenAsync(new FrameworkId(subject.Id), caller, clock, stop) is not { Count: > 0 } seen)
            return null;
        var open = seen.Count(v => v.Answers.Any(a => a.Standing != VariationStanding.Bound));
        return new SectionContent("/Pages/Sections/_VariationsOfFramework.cshtml", new Shown(subject.Id, seen.Count, open));
    }
}
