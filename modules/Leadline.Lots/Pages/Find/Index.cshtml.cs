using System.Globalization;
using Leadline.Lots.Contracts;
using Leadline.Lots.Guide;
using Leadline.Modularity.Access;
using Leadline.Modularity.Time;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Leadline.Lots.Pages.Find;

/// <summary>The directory: from a need to the lots and service lines that serve it, today or on any day.</summary>
[MayBeOpenedByAnybody("what is published of framework agreements is public")]
internal sealed class IndexModel(LotsDbContext db, TimeProvider clock, ModuleText<LotsModule> text) : PageModel
{
    private const int MostWords = 10, LongestWords = 200, MostAnswers = 50, LongestMonths = 600;
    private const decimal MostPounds = 100_000_000_000;

    /// <summary>The fields in the order of the page.</summary>
    internal static readonly IReadOnlyList<string> Fields = ["Ask.Words", "Ask.Buyer", "Ask.Route", "Ask.Months", "Ask.Value", "Ask.On", "Ask.Answers"];

    internal sealed class Asked
    {
        public string? Words { get; set; }

        public string? Buyer { get; set; }

        public string? Route { get; set; }

        public string? Months { get; set; }

        public string? Value { get; set; }

        public TypedDate On { get; set; } = new();

        /// <summary>Of each question by its code, the code of the choice.</summary>
        public Dictionary<string, string?> Answers { get; set; } = new(StringComparer.Ordinal);
    }

    [BindProperty(SupportsGet = true)]
    public Asked Ask { get; set; } = new();

    /// <summary>The day that is looked at.</summary>
    public DateOnly On { get; private set; }

    /// <summary>What can be bought as it was asked for.</summary>
    public IReadOnlyList<GuidedMatch> Serving { get; private set; } = [];

    /// <summary>What is looked for, but can't be bought so.</summary>
    public IReadOnlyList<GuidedMatch> NotServing { get; private set; } = [];

    /// <summary>The questions that what was found can be narrowed by.</summary>
    public IReadOnlyList<QuestionFilter> Filters { get; private set; } = [];

    public IReadOnlyList<Choice> Buyers => [.. BuyerKinds.All.Select(kind => new Choice(kind, text["buyer." + kind]))];

    public IReadOnlyList<Choice> Routes => [.. Enum.GetNames<CallOffRoute>().Select(r => new Choice(r, text["route." + r]))];

    public IReadOnlyList<Choice> Choices(QuestionFilter filter) => [.. filter.Choices.Select(c => new Choice(c.Code, text["find.choice", c.Title, c.Lines]))];

    public async Task OnGetAsync(CancellationToken stop)
    {
        On = Ask.On.Read(this, "Ask.On") ?? clock.Today();
        var need = Read();
        if (!ModelState.IsValid)
            return;
        var offers = await db.OffersAsync(On, stop);
        var found = Guidance.Find(offers, need);
        Filters = QuestionFilters.Of(Guidance.Find(offers, need with { Answers = [] }).Where(m => m.Against.Count == 0).Select(m => m.Offer));
        foreach (var filter in Filters)
            Ask.Answers.TryAdd(filter.Code, null); // a field is drawn for each
        (Serving, NotServing) = ([.. found.Where(m => m.Against.Count == 0)], [.. found.Where(m => m.Against.Count > 0)]);
    }

    private GuidedNeed Read()
    {
        var words = (Ask.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords || Ask.Words?.Length > LongestWords)
            ModelState.AddModelError("Ask.Words", text["find.words.many", MostWords, LongestWords]);
        if (!string.IsNullOrEmpty(Ask.Buyer) && !BuyerKinds.All.Contains(Ask.Buyer))
            ModelState.AddModelError("Ask.Buyer", text["find.buyer.unknown"]);
        var route = Enum.TryParse<CallOffRoute>(Ask.Route, out var known) && Enum.IsDefined(known) ? known : (CallOffRoute?)null;
        if (!string.IsNullOrEmpty(Ask.Route) && route is null)
            ModelState.AddModelError("Ask.Route", text["find.route.unknown"]);
        var months = Number(Ask.Months, 1, LongestMonths, decimals: 0, "Ask.Months", "find.months.wrong");
        var value = Number(Ask.Value, 0.01m, MostPounds, decimals: 2, "Ask.Value", "find.value.wrong");
        if (Ask.Answers.Count > MostAnswers)
            ModelState.AddModelError("Ask.Answers", text["find.answers.many", MostAnswers]);
        return new GuidedNeed(words, string.IsNullOrEmpty(Ask.Buyer) ? null : Ask.Buyer, route, (int?)months, value is { } pounds ? new Money((long)(pounds * 100)) : null,
            [.. Ask.Answers.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => $"{a.Key}.{a.Value}")]);
    }

    private decimal? Number(string? typed, decimal least, decimal most, int decimals, string field, string fault)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var plain = typed.Trim().TrimStart('£').Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && decimal.Round(number, decimals) == number)
            return number;
        ModelState.AddModelError(field, text[fault, most]);
        return null;
    }
}
