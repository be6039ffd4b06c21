using Leadline.Lots.Contracts;
using Leadline.Modularity.Access;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Sections;

/// <summary>How many suppliers hold a place on each lot, on the page of a framework agreement.</summary>
internal sealed class ApprovedOnFramework(AccreditationDbContext db, TimeProvider clock) : IPageSection
{
    internal sealed record Row(string Number, string Title, int Suppliers);

    internal sealed record Shown(Guid FrameworkId, IReadOnlyList<Row> Lots);

    public string Page => "framework";

    public int Order => 10;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        var id = new FrameworkId(subject.Id);
        if (await db.FrameworkAsync<FrameworkTerms>(id, clock.Today(), stop) is not { } framework)
            return null; // published a moment ago: the message has not arrived
        var counts = await db.Places.Narrowed(subject.Id, null).GroupBy(p => p.LotNumber)
            .Select(g => new { Lot = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Lot, g => g.Count, stop);
        return new SectionContent("/Pages/Sections/_ApprovedOnFramework.cshtml", new Shown(
            subject.Id, [.. framework.Terms.Lots.Select(l => new Row(l.Number, l.Title, counts.GetValueOrDefault(l.Number)))]));
    }
}
