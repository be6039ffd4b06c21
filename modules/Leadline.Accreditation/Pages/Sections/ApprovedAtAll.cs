using Leadline.Accreditation.Places;
using Leadline.Modularity.Access;
using Leadline.Ui;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Accreditation.Pages.Sections;

/// <summary>What the home page says of suppliers.</summary>
internal sealed class ApprovedAtAll(AccreditationDbContext db) : IPageSection
{
    internal sealed record Shown(int Suppliers, int Places);

    public string Page => "home";

    public int Order => 20;

    public async Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop) =>
        new("/Pages/Sections/_ApprovedAtAll.cshtml", new Shown(
            await db.Places.OfAnyLine().Select(p => p.Supplier).Distinct().CountAsync(stop), await db.Places.OfAnyLine().CountAsync(stop)));
}
