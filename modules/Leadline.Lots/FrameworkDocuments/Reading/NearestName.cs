namespace Leadline.Lots.FrameworkDocuments.Reading;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestWorthComparing = 60, MostWorthComparing = 60;

    /// <summary>The nearest known name, if at most a third of the letters differ; the first of several equally near.</summary>
    internal static string? Among(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestWorthComparing)
            return null;
        var allowed = (name.Length + 2) / 3;
        return known
            .Take(MostWorthComparing)
            .Where(k => Math.Abs(k.Length - name.Length) <= allowed)
            .Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => k.Distance <= allowed)
            .OrderBy(k => k.Distance)
            .FirstOrDefault()
            .Name;
    }

    /// <summary>Levenshtein's distance: letters to insert, remove or replace.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
