using Microsoft.AspNetCore.Http;

namespace Leadline.Ui;

/// <summary>Tells the header who is signed in. The module that knows people registers one.</summary>
public interface IHeaderAccount
{
    /// <summary>What the header shows of whoever opens the page.</summary>
    Task<HeaderAccount> OfAsync(HttpContext http);
}

/// <summary>What the header shows of whoever opens the page.</summary>
/// <param name="Name">The person's name; null where nobody is signed in.</param>
/// <param name="ActsFor">The organisation that the person acts for; null for none.</param>
public sealed record HeaderAccount(string? Name, string? ActsFor);
