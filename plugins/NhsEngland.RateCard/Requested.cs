using Leadline.Sdk;

namespace NhsEngland.RateCard;

/// <summary>What a buyer's answers ask for, by the codes that entries of a price book may have.</summary>
/// <remarks>
/// A question's code stands for the answer as a whole; <c>question-column</c>, <c>question-choice</c> and <c>question-column-choice</c> for
/// what is in it. Codes hold hyphens themselves, so that two answers may come to one code: the one with the longer code of its question has it.
/// </remarks>
internal sealed class Requested
{
    private readonly List<Item> _items = new();
    private readonly Dictionary<string, Item> _byCode = new();

    internal static Requested Of(IReadOnlyList<Answer> answers)
    {
        var requested = new Requested();
        foreach (var answer in answers)
        {
            requested.Add(new Item(answer.Question, answer.Question, Counted.Whole(answer), IsSum: answer is ChoiceAnswer));
            foreach (var (part, quantity) in Counted.Parts(answer))
                requested.Add(new Item(answer.Question, $"{answer.Question}-{part}", quantity));
        }

        return requested;
    }

    /// <summary>How much is asked for under a code; nought where nothing is.</summary>
    internal decimal Quantity(string code) => _byCode.TryGetValue(code, out var item) ? item.Quantity : 0;

    /// <summary>What was asked for and has none of these codes, in the order of the form: a whole answer, or what is left of one that is priced in parts.</summary>
    internal IEnumerable<string> Without(IReadOnlySet<string> priced)
    {
        foreach (var answer in _items.GroupBy(i => i.Question))
        {
            var whole = answer.First();
            var left = !answer.Any(IsPriced) ? answer.Take(1)
                : whole.IsSum && IsPriced(whole) ? answer.Take(0)
                : answer.Skip(1);
            foreach (var item in left.Where(i => i.Quantity > 0 && !IsPriced(i)))
                yield return item.Code;
        }

        bool IsPriced(Item item) => priced.Contains(item.Code) && _byCode[item.Code] == item;
    }

    private void Add(Item item)
    {
        _items.Add(item);
        if (!_byCode.TryGetValue(item.Code, out var other) || other.Question.Length < item.Question.Length)
            _byCode[item.Code] = item;
    }

    // The whole of a table is its rows, beside what is in them; the whole of choices is those choices and nothing more.
    private sealed record Item(string Question, string Code, decimal Quantity, bool IsSum = false);
}
