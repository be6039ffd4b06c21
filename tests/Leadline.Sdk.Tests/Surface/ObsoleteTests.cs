using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Leadline.Primitives;
using Leadline.Sdk.Tests.Guide;

namespace Leadline.Sdk.Tests.Surface;

/// <summary>What is to go away is announced as the guide's page on versions promises.</summary>
public sealed partial class ObsoleteTests
{
    [Fact]
    public void What_is_obsolete_says_what_to_use_when_it_goes_and_stands_in_the_list() => Assert.Empty(
        new[] { typeof(IServiceLine), typeof(Money), typeof(Leadline.Sdk.Testing.PluginRunner) }.SelectMany(t => t.Assembly.GetExportedTypes()).SelectMany(t => Faults(t, GuidePages.Texts["versions.md"])));

    [Theory]
    [InlineData("Use Other, which says the same. Goes in 2.0.", "LLSDK001", "https://leadline.example/sdk/versions", "| LLSDK001 | `Quote` | 1.2.0 | 2.0 | `Other` |", "")]
    [InlineData("Use Other, which says the same. Goes in 2.0.", "LLSDK001", "https://leadline.example/sdk/versions", "", "LLSDK001 is not in the list of docs/sdk/versions.md")]
    [InlineData("Old.", null, null, "| LLSDK001 |", "no diagnostic such as LLSDK001; no address; the text has to say what to use instead, and end 'Goes in N.0.'")]
    public void What_is_said_too_little_of_is_found(string message, string? id, string? address, string page, string faults) =>
        Assert.Equal(faults, string.Join("; ", Faults(new ObsoleteAttribute(message) { DiagnosticId = id, UrlFormat = address }, page)));

    private static IEnumerable<string> Faults(Type type, string page) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Prepend(type)
            .Where(m => m.GetCustomAttribute<CompilerFeatureRequiredAttribute>() is null) // the compiler marks constructors so that older ones refuse them: required members
            .SelectMany(m => m.GetCustomAttribute<ObsoleteAttribute>(inherit: false) is { } obsolete ? Faults(obsolete, page).Select(f => $"{m.Name}: {f}") : []);

    private static IEnumerable<string> Faults(ObsoleteAttribute obsolete, string page)
    {
        if (obsolete.DiagnosticId is not { } id || !Diagnostic().IsMatch(id))
            yield return "no diagnostic such as LLSDK001";
        else if (!page.Contains($"| {id} |", StringComparison.Ordinal))
            yield return $"{id} is not in the list of docs/sdk/versions.md";
        if (string.IsNullOrEmpty(obsolete.UrlFormat))
            yield return "no address";
        if (!Said().IsMatch(obsolete.Message ?? ""))
            yield return "the text has to say what to use instead, and end 'Goes in N.0.'";
    }

    [GeneratedRegex("^LLSDK[0-9]{3}$", RegexOptions.None, 1000)]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"^.{10,} Goes in [0-9]+\.0\.$", RegexOptions.None, 1000)]
    private static partial Regex Said();
}
