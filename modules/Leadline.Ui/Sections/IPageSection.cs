using Leadline.Modularity.Access;

namespace Leadline.Ui;

/// <summary>
/// A part of a page that another module owns: Billing adds the charges to CallOff's page of a contract. Registered scoped, as
/// <c>IPageSection</c>; drawn where the page says <c>&lt;page-sections page="contract" subject="id" /&gt;</c>, at each request, in order.
/// It reads its own module's tables only. An exception fails the page.
/// </summary>
public interface IPageSection
{
    /// <summary>
    /// The subject's kind: <c>framework</c>, <c>lot</c>, <c>supplier</c>, <c>competition</c>, <c>contract</c>; <c>home</c> has no subject.
    /// </summary>
    string Page { get; }

    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <summary>
    /// What to draw of one subject for whoever opens the page, or null for nothing. It shows what its module's own routes and pages show
    /// that caller, whatever the page is open for; null stands for somebody unknown.
    /// </summary>
    Task<SectionContent?> RenderAsync(PageSubject subject, Caller? caller, CancellationToken stop);
}

/// <summary>What a page is about.</summary>
/// <param name="Id">The subject, or what it is part of; empty for the home page.</param>
/// <param name="Part">Which part of it: the number of a framework's lot; else empty.</param>
public readonly record struct PageSubject(Guid Id, string Part);

/// <summary>A partial view and what it shows.</summary>
/// <param name="View">Its whole path in the contributing module: <c>/Pages/Charges/_OfContract.cshtml</c>. It starts with an h2.</param>
/// <param name="Model">The view's model.</param>
public sealed record SectionContent(string View, object Model);
