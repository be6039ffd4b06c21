namespace Leadline.Ui;

/// <summary>
/// A part of a page that another module owns: Billing adds the charges to CallOff's page of a contract. Registered scoped, as
/// <c>IPageSection</c>; drawn where the page says <c>&lt;page-sections page="contract" subject="id" /&gt;</c>, at each request, in order.
/// It reads its own module's tables only. An exception fails the page.
/// </summary>
public interface IPageSection
{
    /// <summary>The subject's kind: <c>framework</c>, <c>supplier</c>, <c>competition</c>, <c>contract</c>.</summary>
    string Page { get; }

    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <summary>What to draw for one subject, or null for nothing.</summary>
    Task<SectionContent?> RenderAsync(Guid subject, CancellationToken stop);
}

/// <summary>A partial view and what it shows.</summary>
/// <param name="View">Its whole path in the contributing module: <c>/Pages/Charges/_OfContract.cshtml</c>. It starts with an h2.</param>
/// <param name="Model">The view's model.</param>
public sealed record SectionContent(string View, object Model);
