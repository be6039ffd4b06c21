using Leadline.Lots.Frameworks;
using Leadline.Lots.Pages.Frameworks;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Lots.Pages;

/// <summary>What the home page says of framework agreements.</summary>
internal sealed class LiveFrameworks(LotsDbContext db, TimeProvider clock) : IPageSection
{
    private const int Most = 10;

    internal sealed record Live(IReadOnlyList<FrameworkRow> Rows, int All);

    public string Page => "home";

    public int Order => 10;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop)
    {
        var live = db.Frameworks.Where(f => f.State == FrameworkState.Live).OrderBy(f => f.Reference).Take(Most);
        var rows = await FrameworkRow.ReadAsync(live, db, clock.Today(), stop);
        return new SectionContent("/Pages/_LiveFrameworks.cshtml", new Live(rows, await db.Frameworks.CountAsync(stop)));
    }
}
