using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Leadline.Ui;

/// <summary>
/// The words of one module's pages, from <c>Resources/Text.resx</c> in its project. A page's <c>_ViewImports.cshtml</c> injects it as
/// <c>Text</c> and says <c>@Text["frameworks.title"]</c>.
/// </summary>
/// <typeparam name="TModule">Any type of the module's assembly, by habit the module itself.</typeparam>
/// <remarks>The neutral language is en-GB; <c>Text.cy.resx</c> is where Welsh will be, falling back to English key by key.</remarks>
public sealed class ModuleText<TModule>
{
    private static readonly Assembly Module = typeof(TModule).Assembly;
    private readonly ResourceManager _resources = new($"{Module.GetName().Name}.Resources.Text", Module);

    /// <summary>The text under a key.</summary>
    /// <exception cref="MissingTextException">There is none: a defect, so the page fails rather than show a key.</exception>
    public string this[string key] =>
        Find(key) ?? throw new MissingTextException(key, Module.GetName().Name!);

    /// <summary>The text under a key that need not be there.</summary>
    public string? Find(string key) => _resources.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>The text under a key with its places <c>{0}</c>, <c>{1}</c>, … filled.</summary>
    /// <exception cref="MissingTextException">There is no such text.</exception>
    public string this[string key, params object[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);
}

/// <summary>A page asked for a text that its module does not have.</summary>
public sealed class MissingTextException(string key, string module)
    : Exception($"No text '{key}' in Resources/Text.resx of {module}.");
