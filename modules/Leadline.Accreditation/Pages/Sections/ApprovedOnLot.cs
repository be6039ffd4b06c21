using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Storage;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Sections;

/// <summary>The lot's approved list, its first names; the rest is on the list of suppliers.</summary>
internal sealed class ApprovedOnLot(AccreditationDbContext db, TimeProvider clock) : IPageSection
{
    private const int Most = 50;

    internal sealed record Row(Guid Id, string Name, IReadOnlyList<string> Lines);

    internal sealed record Shown(Guid FrameworkId, string Lot, IReadOnlyList<Row> Suppliers, int All);

    public string Page => "lot";

    public int Order => 10;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        var places = db.Places.AsNoTracking().Narrowed(subject.Id, subject.Part);
        var suppliers = await db.Organisations.AsNoTracking().Where(o => places.Any(p => p.Supplier == o.Id))
            .PageByNameAsync(o => o.Name, o => o.Id, new PageRequest(null, Most), stop);
        var ids = suppliers.Take(Most).Select(o => o.Id).ToList();
        var held = await places.Where(p => ids.Contains(p.Supplier)).ToDictionaryAsync(p => p.Supplier, stop);
        var framework = await db.FrameworkAsync<FrameworkTerms>(new FrameworkId(subject.Id), clock.Today(), stop);
        var lines = framework?.Terms.Lots.FirstOrDefault(l => l.Number == subject.Part)?.ServiceLines ?? [];
        var all = suppliers.Count <= Most ? suppliers.Count : await places.CountAsync(stop);
        return new SectionContent("/Pages/Sections/_ApprovedOnLot.cshtml", new Shown(subject.Id, subject.Part,
            [.. suppliers.Take(Most).Select(o => new Row(o.Id.Value, o.Name, [.. lines.Where(t => held[o.Id].Lines.Exists(l => l.Code == t.Code)).Select(t => t.Title)]))],
            all));
    }
}
