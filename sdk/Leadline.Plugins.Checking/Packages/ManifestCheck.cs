using System.Text.RegularExpressions;
using Leadline.Sdk;

namespace Leadline.Plugins.Checking;

/// <summary>Judges what a manifest says, by itself and against the host's SDK. All faults at once.</summary>
internal static partial class ManifestCheck
{
    private const int MostLots = 100;
    private const int MostNeeds = 20;
    private const int LongestAddress = 300;

    internal static IEnumerable<PluginFinding> Faults(PluginManifest manifest, Version sdk) =>
        Heading(manifest, sdk).Concat(Extensions(manifest)).Concat(Lots(manifest)).Concat(Needs(manifest)).Concat(Provenance(manifest.Provenance)).Select(f => f with { File = PackagePaths.Manifest });

    private static IEnumerable<PluginFinding> Heading(PluginManifest manifest, Version sdk)
    {
        if (manifest.Format != 1)
            yield return Fault("manifest-format", $"This host reads manifests of format 1; this one says {manifest.Format}.");
        if (manifest.Id.Length is < 3 or > 80 || !Id().IsMatch(manifest.Id))
            yield return Fault("manifest-id", $"'{manifest.Id}' is no plugin's name: 3 to 80 small letters, digits and hyphens in parts with full stops between, such as fenmoor.primary-care-it.");
        if (!ThreeNumbers().IsMatch(manifest.Version))
            yield return Fault("manifest-version", $"'{manifest.Version}' is no version: three numbers such as 1.4.0.");
        if (string.IsNullOrWhiteSpace(manifest.Title) || manifest.Title.Length > 200 || manifest.Title.Any(char.IsControl))
            yield return Fault("manifest-title", "A title has 1 to 200 characters on one line.");
        if (!PackagePaths.IsAssembly(manifest.Assembly))
            yield return Fault("manifest-assembly", $"'{manifest.Assembly}' is no assembly in lib/, such as lib/Fenmoor.PrimaryCareIT.dll.");
        if (!SdkRange.TryParse(manifest.Sdk, out var range))
            yield return Fault("sdk-range", $"'{manifest.Sdk}' is no range. {SdkRange.Shape}");
        else if (!range.Contains(sdk))
            yield return Fault("sdk-incompatible", sdk < range.Floor
                ? $"The plugin needs an SDK in {manifest.Sdk}; this host has {sdk.ToString(3)}. Whoever runs the host must upgrade it."
                : $"The plugin runs on an SDK in {manifest.Sdk}; this host has {sdk.ToString(3)}. The publisher must publish a version for it.");
    }

    private static IEnumerable<PluginFinding> Extensions(PluginManifest manifest)
    {
        if (manifest.ExtensionPoints.Count == 0)
            yield return Fault("no-extension-point", "The plugin joins in nowhere: the manifest names no extension point.");
        foreach (var twice in manifest.ExtensionPoints.GroupBy(e => e.Name).Where(g => g.Count() > 1))
            yield return Fault("extension-point-twice", $"The extension point {twice.Key} is named {twice.Count()} times; one class implements it.");
        foreach (var extension in manifest.ExtensionPoints)
        {
            if (ExtensionPoints.Find(extension.Name) is not { } point)
            {
                yield return Fault("extension-point-unknown", $"There is no extension point '{extension.Name}': there are {string.Join(", ", ExtensionPoints.All)}.");
                continue;
            }

            if (!ClassName().IsMatch(extension.Class))
                yield return Fault("class-name", $"'{extension.Class}' is no full name of a class, such as Fenmoor.PrimaryCareIT.SurgeryDesk.");
            var words = DeclaredInput.WordsOf(point.Name);
            foreach (var word in extension.Input.Where(w => words is null ? !Word().IsMatch(w) : !words.Contains(w)))
                yield return Fault("input-unknown", $"{point} cannot be given '{word}'{(words is null or [] ? "" : $": there is {string.Join(", ", words)}")}.");
            if (extension.Input.Distinct().Count() < extension.Input.Count)
                yield return Fault("input-twice", $"{point} declares an input twice.");
            if (DeclaredInput.MustBeGiven(point.Name) && extension.Input.Count == 0)
                yield return Fault("input-missing", $"{point} must declare what it is to be given.");
        }
    }

    private static IEnumerable<PluginFinding> Lots(PluginManifest manifest)
    {
        if (manifest.Lots.Count > MostLots)
            yield return Fault("lots-too-many", $"A plugin is for at most {MostLots} lots; this one names {manifest.Lots.Count}.");
        if (manifest.Lots.Count == 0 && manifest.ExtensionPoints.Any(e => ExtensionPoints.Find(e.Name)?.Publisher == PluginPublisher.SupplierOrAuthority && e.Name != ExtensionPoints.ReturnFormat.Name))
            yield return Fault("lots-missing", "A service is for named lots and service lines, whoever publishes it; the manifest names none.");
        foreach (var twice in manifest.Lots.GroupBy(l => (l.Framework, l.Lot)).Where(g => g.Count() > 1))
            yield return Fault("lot-twice", $"Lot {twice.Key.Lot} of {twice.Key.Framework} is named twice.");
        foreach (var lot in manifest.Lots)
        {
            if (!PackagePlaces.IsFramework(lot.Framework) || !PackagePlaces.IsLot(lot.Lot))
                yield return Fault("lot-unknown", $"'{lot.Framework}' lot '{lot.Lot}' is no reference and number of a lot, such as ACS and 2a.");
            if (lot.ServiceLines.Count == 0 || lot.ServiceLines.Distinct().Count() < lot.ServiceLines.Count || !lot.ServiceLines.All(PackagePlaces.IsServiceLine))
                yield return Fault("service-lines", $"Lot {lot.Lot} of {lot.Framework} must name service lines by code, each once.");
        }
    }

    private static IEnumerable<PluginFinding> Needs(PluginManifest manifest)
    {
        if (manifest.Needs.Count > MostNeeds)
            yield return Fault("dependencies-too-many", $"A plugin needs at most {MostNeeds} others; this one names {manifest.Needs.Count}.");
        foreach (var twice in manifest.Needs.GroupBy(n => n.Plugin).Where(g => g.Count() > 1))
            yield return Fault("dependency-twice", $"The need of {twice.Key} is named {twice.Count()} times; one range says it.");
        foreach (var need in manifest.Needs)
        {
            if (need.Plugin.Length is < 3 or > 80 || !Id().IsMatch(need.Plugin))
                yield return Fault("dependency-name", $"'{need.Plugin}' is no plugin's name, such as fenmoor.primary-care-it.");
            if (need.Plugin == manifest.Id)
                yield return Fault("dependency-cycle", $"The plugin needs itself: {manifest.Id} needs {manifest.Id}.");
            if (!SdkRange.TryParse(need.Versions, out _))
                yield return Fault("dependency-range", $"'{need.Versions}' is no range of versions of {need.Plugin}: a floor that is in it and a ceiling, such as [1.2,2.0) or [1.2,1.9].");
        }
    }

    private static IEnumerable<PluginFinding> Provenance(DeclaredProvenance? said)
    {
        if (said is not null && !IsAddress(said.Source))
            yield return Fault("provenance-source", $"'{said.Source}' is no address of a source, such as https://github.com/fenmoor/primary-care-it.");
        if (said?.Commit is { } commit && !Commit().IsMatch(commit))
            yield return Fault("provenance-commit", $"'{commit}' is no commit: 40 or 64 small hexadecimal digits.");
        if (said?.Builder is { } builder && !IsAddress(builder))
            yield return Fault("provenance-builder", $"'{builder}' is no address of a builder, such as https://github.com/actions/runner.");
    }

    private static bool IsAddress(string text) =>
        text.Length <= LongestAddress && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == "https";

    private static PluginFinding Fault(string code, string reason) => new() { Code = code, Reason = reason };

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ThreeNumbers();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,99}(\.[A-Za-z_][A-Za-z0-9_]{0,99}){0,9}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^([0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Commit();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,59}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
