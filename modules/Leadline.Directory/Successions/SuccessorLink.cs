using Leadline.Directory.Contracts;
using Leadline.Primitives;

namespace Leadline.Directory.Successions;

/// <summary>One of those who follow an organisation.</summary>
/// <param name="Successor">Who.</param>
/// <param name="Reference">How people quote it.</param>
internal sealed record SuccessorLink(OrganisationId Successor, OrganisationReference Reference);

/// <summary>How kinds of succession are written.</summary>
internal static class SuccessionKinds
{
    internal static IReadOnlyDictionary<string, SuccessionKind> All { get; } = new Dictionary<string, SuccessionKind>(StringComparer.Ordinal)
    {
        ["merger"] = SuccessionKind.Merger,
        ["split"] = SuccessionKind.Split,
        ["renaming"] = SuccessionKind.Renaming,
        ["change-of-legal-form"] = SuccessionKind.ChangeOfLegalForm,
    };

    extension(SuccessionKind kind)
    {
        internal string Code => All.First(k => k.Value == kind).Key;
    }
}
