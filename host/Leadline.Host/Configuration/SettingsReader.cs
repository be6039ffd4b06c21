using System.Globalization;
using Leadline.Modularity.Configuration;

namespace Leadline.Host.Configuration;

/// <summary>Reads settings and collects everything that is wrong with them, so that an operator mends them all at once.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>The value, or what stands for it when it is not set.</summary>
    public string Text(string key, string otherwise) => configuration[key] is { Length: > 0 } value ? value : otherwise;

    /// <summary>One of some words.</summary>
    public string OneOf(string key, string otherwise, params IReadOnlyList<string> allowed)
    {
        var value = Text(key, otherwise);
        if (!allowed.Contains(value))
            Refuse(key, value, $"allowed: {string.Join(", ", allowed)}");
        return value;
    }

    /// <summary>A whole number in a range.</summary>
    public int Whole(string key, int otherwise, int least, int most)
    {
        var value = configuration[key];
        if (string.IsNullOrEmpty(value))
            return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Refuse(key, value, $"allowed: a whole number from {least} to {most}");
        return otherwise;
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool otherwise)
    {
        var value = configuration[key];
        if (string.IsNullOrEmpty(value))
            return otherwise;
        if (bool.TryParse(value, out var flag))
            return flag;
        Refuse(key, value, "allowed: true, false");
        return otherwise;
    }

    /// <summary>Notes that a key holds what it may not.</summary>
    public void Refuse(string key, string holds, string allowed) =>
        _faults.Add($"{VariableOf(key)} (key {key}) holds '{holds}'; {allowed}.");

    /// <summary>Notes that a key that must be set is not.</summary>
    public void Miss(string key, string allowed) => _faults.Add($"{VariableOf(key)} (key {key}) is not set; {allowed}.");

    /// <summary>Throws with every fault found.</summary>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public void Check()
    {
        if (_faults.Count > 0)
            throw new SettingsException(_faults);
    }

    private static string VariableOf(string key) => "LEADLINE_" + key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
}
