using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Leadline.Cli.Rehearsals;

/// <summary>
/// A recipe moved by whole months, so that a day in the middle of its story is today. The framework document moves with it; the regime
/// that it stands under is then the one in force on the day to which the beginning of its procurement has moved.
/// </summary>
internal static partial class Demonstration
{
    /// <summary>How many months to move a recipe, so that its demonstration's day falls in today's month.</summary>
    public static int MonthsTo(Recipe recipe, DateOnly today)
    {
        var day = recipe.DemonstrationToday ?? throw new UnusableInputException($"The rehearsal '{recipe.Title}' names no day to be taken for today.");
        return ((today.Year - day.Year) * 12) + today.Month - day.Month;
    }

    /// <summary>Moves every time of a recipe.</summary>
    public static void Move(Recipe recipe, int months)
    {
        foreach (var part in Parts(recipe))
        {
            foreach (var property in part.GetType().GetProperties().Where(p => p.CanWrite))
            {
                if (property.PropertyType == typeof(DateTime))
                    property.SetValue(part, ((DateTime)property.GetValue(part)!).AddMonths(months));
                else if (property.PropertyType == typeof(DateTime?) && property.GetValue(part) is DateTime time)
                    property.SetValue(part, time.AddMonths(months));
            }
        }
    }

    /// <summary>Moves every date of a framework document, and names the regime in force when its procurement then began.</summary>
    public static byte[] Move(byte[] document, int months, string profiles)
    {
        var moved = IsoDate().Replace(Encoding.UTF8.GetString(document), match => Moved(match.Value, months));
        var began = DateOnly.Parse(Began().Match(moved).Groups["date"].Value, CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(Regime().Replace(moved, $"regime: {RegimeInForce(profiles, began)}", 1));
    }

    private static IEnumerable<object> Parts(Recipe recipe) =>
        [recipe, .. recipe.Tenders, .. recipe.ReOpenings, .. recipe.Competitions, .. recipe.Competitions.SelectMany(c => c.Bids), .. recipe.Plugins, .. recipe.PriceBooks, .. recipe.DirectAwards, .. recipe.Returns, .. recipe.Returns.SelectMany(r => r.Payments)];

    private static string Moved(string date, int months) =>
        DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(months).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string RegimeInForce(string profiles, DateOnly day)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(profiles, "*.yaml").Order(StringComparer.Ordinal))
        {
            var yaml = new YamlStream();
            using (var text = File.OpenText(file))
                yaml.Load(text);
            var begun = (YamlMappingNode)yaml.Documents[0].RootNode["procurements-begun"];
            if (Edge(begun, "from", DateOnly.MinValue) <= day && day <= Edge(begun, "until", DateOnly.MaxValue))
                return yaml.Documents[0].RootNode["code"].ToString();
        }

        throw new UnusableInputException($"No procedure profile is in force for a procurement begun on {day:O}.");
    }

    private static DateOnly Edge(YamlMappingNode begun, string name, DateOnly otherwise) =>
        begun.Children.TryGetValue(name, out var node) ? DateOnly.Parse(node.ToString(), CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.None, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^procurement-began:\s*(?<date>\d{4}-\d{2}-\d{2})", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Began();

    [GeneratedRegex(@"^regime:.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Regime();
}
