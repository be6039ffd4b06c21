using System.Globalization;
using Leadline.Modularity.Configuration;
using Microsoft.Extensions.Configuration;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Reads the settings of the outside sign-in and collects everything that is wrong with them, so that an operator mends them all at once.</summary>
internal sealed class OutsideSettingsReader(IConfigurationSection section)
{
    internal const string Section = "SignIn:Outside";

    private readonly List<string> _faults = [];

    internal bool IsAnythingSet => section.GetChildren().Any(c => c.Value is { Length: > 0 });

    /// <summary>A value that must be set.</summary>
    internal string Needed(string key, string allowed, Func<string, bool> isGood)
    {
        if (section[key] is not { Length: > 0 })
            _faults.Add($"{Named(key)} is not set; allowed: {allowed}.");
        return Text(key, "", allowed, isGood);
    }

    /// <summary>A value, or what stands for it when it is not set.</summary>
    internal string Text(string key, string otherwise, string allowed, Func<string, bool> isGood)
    {
        if (section[key] is not { Length: > 0 } value)
            return otherwise;
        if (!isGood(value))
            _faults.Add($"{Named(key)} holds '{value}'; allowed: {allowed}.");
        return value;
    }

    /// <summary>A value that no message may show; null where it is not set.</summary>
    internal string? Secret(string key)
    {
        if (section[key] is not { Length: > 0 } value)
            return null;
        if (value.Any(c => c is < ' ' or > '~'))
            _faults.Add($"{Named(key)} holds what is not shown; allowed: visible ASCII characters.");
        return value;
    }

    /// <summary>A number of seconds in a range.</summary>
    internal TimeSpan Seconds(string key, int otherwise, int least, int most)
    {
        if (section[key] is not { Length: > 0 } value)
            return TimeSpan.FromSeconds(otherwise);
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
            return TimeSpan.FromSeconds(seconds);
        _faults.Add($"{Named(key)} holds '{value}'; allowed: a whole number from {least} to {most}.");
        return TimeSpan.FromSeconds(otherwise);
    }

    /// <summary>Throws with every fault found; a key that is none of these is one, because a mistyped setting would have no effect.</summary>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    internal void Check(params IReadOnlyList<string> known)
    {
        foreach (var key in section.GetChildren().Select(c => c.Key).Where(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)))
            _faults.Add($"{Named(key)} is no setting; there are: {string.Join(", ", known)}.");
        if (_faults.Count > 0)
            throw new SettingsException(_faults);
    }

    private static string Named(string key) =>
        $"LEADLINE_{Section.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}__{key.ToUpperInvariant()} (key {Section}:{key})";
}
