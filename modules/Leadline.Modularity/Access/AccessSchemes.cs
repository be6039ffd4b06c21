namespace Leadline.Modularity.Access;

/// <summary>The two ways of making oneself known to the host.</summary>
public static class AccessSchemes
{
    /// <summary>A bearer token, of a program or of a person who signed in by the API; or the operator's socket.</summary>
    public const string Token = "Token";

    /// <summary>The browser's cookie of a person who signed in on a page. It opens pages and no route of the API, where a foreign page could use it.</summary>
    public const string Cookie = "Cookie";
}
