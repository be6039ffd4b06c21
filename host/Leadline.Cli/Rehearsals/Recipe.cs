using Leadline.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Leadline.Cli.Rehearsals;

/// <summary>
/// A framework agreement's life as a story to be played: who tenders, who buys, what is bid, reported and paid, and when. Data, not code:
/// <c>frameworks/NAME/rehearsal.yaml</c>. Times are UK local times, amounts pounds with two decimals.
/// </summary>
internal sealed class Recipe
{
    public string Title { get; set; } = "";

    public DateTime Begins { get; set; }

    /// <summary>The recipe's day that a demonstration takes for today.</summary>
    public DateTime? DemonstrationToday { get; set; }

    public List<string> Import { get; set; } = [];

    /// <summary>Organisations that no published file has, because the story invents them.</summary>
    public List<InventedPart> Invented { get; set; } = [];

    public DateTime TenderingOpens { get; set; }

    public List<TenderPart> Tenders { get; set; } = [];

    public DateTime Live { get; set; }

    /// <summary>When an open framework is re-opened to suppliers.</summary>
    public List<ReopeningPart> ReOpenings { get; set; } = [];

    public List<CompetitionPart> Competitions { get; set; } = [];

    public List<PluginPart> Plugins { get; set; } = [];

    public List<PriceBookPart> PriceBooks { get; set; } = [];

    public List<DirectAwardPart> DirectAwards { get; set; } = [];

    public List<ReturnPart> Returns { get; set; } = [];

    public DateTime? Closed { get; set; }

    [YamlIgnore]
    public string Folder { get; private set; } = "";

    /// <summary>Reads a recipe by its name.</summary>
    /// <exception cref="UnusableInputException">There is none of that name, or it does not read.</exception>
    public static Recipe Read(string name)
    {
        var frameworks = Path.Combine(AppContext.BaseDirectory, "frameworks");
        var folder = Path.Combine(frameworks, name);
        var file = Path.Combine(folder, "rehearsal.yaml");
        if (name.AsSpan().ContainsAny('/', '\\', '.') || !File.Exists(file))
            throw new UnusableInputException($"There is no rehearsal '{name}'. There are: {string.Join(", ", Names(frameworks))}.");
        try
        {
            var recipe = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<Recipe>(File.ReadAllText(file));
            recipe.Folder = folder;
            return recipe;
        }
        catch (YamlException error)
        {
            throw new UnusableInputException($"{file}, line {error.Start.Line}: {error.InnerException?.Message ?? error.Message}");
        }
    }

    /// <summary>The names of the rehearsals that there are.</summary>
    public static IEnumerable<string> Names(string frameworks) =>
        System.IO.Directory.EnumerateFiles(frameworks, "rehearsal.yaml", SearchOption.AllDirectories).Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Order(StringComparer.Ordinal);
}

/// <summary>An open framework is re-opened to suppliers for a time.</summary>
internal sealed class ReopeningPart
{
    public DateTime Opens { get; set; }

    public DateTime Closes { get; set; }
}

/// <summary>A supplier tenders to join a lot, and is decided on.</summary>
internal sealed class TenderPart
{
    public string Supplier { get; set; } = "";

    public string Lot { get; set; } = "";

    /// <summary>The service lines; all of the lot's where none is named.</summary>
    public List<string> Lines { get; set; } = [];

    public DateTime At { get; set; }

    public DateTime Decided { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Lines that are not accredited, with the reason.</summary>
    public Dictionary<string, string> Refused { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>A further competition, from its preparation to its signed order form.</summary>
internal sealed class CompetitionPart
{
    public string Name { get; set; } = "";

    public string Buyer { get; set; } = "";

    public string Lot { get; set; } = "";

    public List<string> Lines { get; set; } = [];

    public string Title { get; set; } = "";

    public string Requirement { get; set; } = "";

    public bool Standstill { get; set; }

    /// <summary>What it is bought for, where the buyer's kind may buy for a purpose alone.</summary>
    public string? Purpose { get; set; }

    /// <summary>The weights of award criteria that are moved.</summary>
    public Dictionary<string, decimal> Weights { get; set; } = new(StringComparer.Ordinal);

    public DateTime Prepared { get; set; }

    public DateTime Closes { get; set; }

    public DateTime ContractFrom { get; set; }

    public DateTime ContractTo { get; set; }

    public List<BidPart> Bids { get; set; } = [];

    public DateTime? Opened { get; set; }

    public DateTime? Awarded { get; set; }

    public string AwardReason { get; set; } = "";

    public DateTime? Signed { get; set; }
}

/// <summary>A bid and the marks it is given.</summary>
internal sealed class BidPart
{
    public string Supplier { get; set; } = "";

    public DateTime At { get; set; }

    public decimal AnnualPrice { get; set; }

    public string Response { get; set; } = "";

    /// <summary>The refusal that the bid must meet, such as <c>bid-late</c>; none for a bid that is taken.</summary>
    public string? RefusedAs { get; set; }

    public Dictionary<string, MarkPart> Marks { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class MarkPart
{
    public decimal Mark { get; set; }

    public string Reason { get; set; } = "";
}

/// <summary>An organisation of the story's own.</summary>
internal sealed class InventedPart
{
    public string Reference { get; set; } = "";

    public string Name { get; set; } = "";

    public string Kind { get; set; } = "company";
}

/// <summary>A plugin is published, and approved by the authority.</summary>
internal sealed class PluginPart
{
    /// <summary>Its folder among the plugins that travel with this command.</summary>
    public string Name { get; set; } = "";

    public DateTime At { get; set; }

    public DateTime Approved { get; set; }

    public string Reason { get; set; } = "";
}

/// <summary>A price book is published, and accepted by the authority.</summary>
internal sealed class PriceBookPart
{
    public string Supplier { get; set; } = "";

    /// <summary>The file, below the plugins' folder.</summary>
    public string File { get; set; } = "";

    /// <summary>The first day on which it holds, in place of the one in the file: a story may play at another time.</summary>
    public DateTime From { get; set; }

    public DateTime At { get; set; }

    public DateTime Accepted { get; set; }

    public string Reason { get; set; } = "";
}

/// <summary>A direct award, from the answered form to its signed order form.</summary>
internal sealed class DirectAwardPart
{
    public string Name { get; set; } = "";

    public string Buyer { get; set; } = "";

    public string Lot { get; set; } = "";

    public string Line { get; set; } = "";

    public string Title { get; set; } = "";

    public DateTime StartsOn { get; set; }

    public int TermMonths { get; set; }

    public bool Standstill { get; set; }

    /// <summary>The answers to the requirement form, as the API takes them.</summary>
    public string Answers { get; set; } = "[]";

    public DateTime Prepared { get; set; }

    public DateTime Asked { get; set; }

    public DateTime? Awarded { get; set; }

    public string AwardReason { get; set; } = "";

    public DateTime? Signed { get; set; }
}

/// <summary>An MI return for the month before the day it is made, its invoice and the payments of it.</summary>
internal sealed class ReturnPart
{
    public string Supplier { get; set; } = "";

    public DateTime At { get; set; }

    public List<ReturnLinePart> Lines { get; set; } = [];

    public DateTime? Invoiced { get; set; }

    public List<PaymentPart> Payments { get; set; } = [];

    /// <summary>The month reported on.</summary>
    public Month Month => Month.Of(DateOnly.FromDateTime(At)).Plus(-1);
}

internal sealed class ReturnLinePart
{
    /// <summary>The competition or direct award that the contract came of, by its name in the story.</summary>
    public string Competition { get; set; } = "";

    public string Invoice { get; set; } = "";

    public decimal Net { get; set; }
}

internal sealed class PaymentPart
{
    public DateTime At { get; set; }

    /// <summary>In pounds; what is outstanding where it is not stated.</summary>
    public decimal? Amount { get; set; }

    public string Reference { get; set; } = "";
}
