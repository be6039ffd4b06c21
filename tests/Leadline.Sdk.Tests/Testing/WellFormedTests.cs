using Leadline.Plugins.Checking.Answers;
using Leadline.Primitives;
using Leadline.Sdk.Tests.Counting;

namespace Leadline.Sdk.Tests.Testing;

public sealed class WellFormedTests
{
    private static readonly QuoteRequest Request = (QuoteRequest)SampleCallTests.Input("service-line/quote");
    private static readonly QuoteLine Line = QuoteLine.From(Request.PriceBook.Entry("practice"), 3, 24);
    private static readonly ServiceLineScope Scope = (ServiceLineScope)SampleCallTests.Input("service-line/describe");
    private static readonly Question Asked = new() { Code = "own-old", Title = "How many are old?", Kind = QuestionKind.WholeNumber };

    private static readonly Choice One = new() { Code = "one", Title = "One" };

    private static readonly ServiceLineDescription Described = new()
    {
        Lot = Scope.Lot, ServiceLine = Scope.ServiceLine, Title = "Desk", Summary = "A desk.", OwnQuestions = [Asked],
        MinimumSpecification = [new SpecificationStatement { Item = Scope.MinimumSpecification[0].Code, HowMet = "By a desk." }],
    };

    public static TheoryData<string, Quote> Quotes => new()
    {
        { "", Quote.Of([Line]) },
        { "", Quote.Decline("Too large for us.") },
        { "total-wrong", Quote.Of([Line]) with { Total = Money.Zero } },
        { "total-negative", Quote.Of([Line with { Code = "discount", UnitPrice = -Line.UnitPrice, Total = -Line.Total }]) },
        { "line-wrong", Quote.Of([Line with { Total = new Money(1) }]) },
        { "line-wrong", Quote.Of([Line with { Quantity = decimal.MaxValue }]) },
        { "line-wrong periods-wrong", Quote.Of([Line with { UnitPrice = new Money(-long.MaxValue), Periods = int.MaxValue }]) },
        { "total-wrong line-wrong", Quote.Of([Line]) with { Lines = [Line with { Total = new Money(long.MaxValue) }, Line with { Total = new Money(long.MaxValue) }] } },
        { "quantity-wrong", Quote.Of([QuoteLine.From(Request.PriceBook.Entry("practice"), 0.000_000_1m, 1)]) },
        { "periods-wrong", Quote.Of([QuoteLine.From(Request.PriceBook.Entry("onboarding"), 1, 2)]) },
        { "periods-wrong", Quote.Of([QuoteLine.From(Request.PriceBook.Entry("practice"), 3, Request.Requirement.TermMonths + 1)]) },
        { "total-too-great", Quote.Of([Line with { Quantity = 1_000_000_000_000, Total = Line.UnitPrice.Times(1_000_000_000_000m * Line.Periods) }]) },
        { "text-unprintable", Quote.Decline("no\0") },
        { "text-unprintable", Quote.Decline("half \ud83d") },
        { "declined-with-price", Quote.Of([Line]) with { DeclinedBecause = "Not for us." } },
        { "no-lines", Quote.Of([]) },
        { "text-length", Quote.Of([Line], [new string('a', 501)]) },
    };

    private static readonly PriceBookEntry Device = Request.PriceBook.Entry("device"); // £9 a month, £8.50 from 50 on
    private static readonly PriceBookEntry Own = Device with { Code = "own" };

    public static TheoryData<string, QuoteLine> PricedLines => new()
    {
        { "", QuoteLine.From(Device, 49, 24) },
        { "", QuoteLine.From(Request.PriceBook.Entry("device", 50), 50, 24) },
        { "", QuoteLine.From(Request.PriceBook.Entry("device", 50), 10, 24) }, // less than the book asks for so few
        { "", QuoteLine.From(Device with { UnitPrice = Money.Zero }, 50, 24) },
        { "", QuoteLine.From(Device with { UnitPrice = new Money(-1) }, 50, 24) },
        { "", QuoteLine.From(Own with { UnitPrice = new Money(-500), Per = ChargePeriod.Once }, 3, 1) }, // a discount
        { "", QuoteLine.From(Own with { UnitPrice = Money.Zero }, 3, 1) },
        { "price-above-the-book", QuoteLine.From(Device, 50, 24) }, // the dearer step for many
        { "price-above-the-book", QuoteLine.From(Device, 50.000_001m, 24) },
        { "price-above-the-book", QuoteLine.From(Device with { UnitPrice = Device.UnitPrice + new Money(1) }, 1, 24) },
        { "price-above-the-book", QuoteLine.From(Device with { Per = ChargePeriod.Once }, 1, 1) },
        { "price-above-the-book", QuoteLine.From(Device with { UnitPrice = new Money(-1), Per = ChargePeriod.Year }, 1, 2) },
        { "price-not-of-the-book", QuoteLine.From(Own with { UnitPrice = new Money(1) }, 1, 1) }, // a surcharge
        { "price-not-of-the-book", QuoteLine.From(Own with { UnitPrice = new Money(1) }, 0, 1) },
        { "price-not-of-the-book code-wrong", QuoteLine.From(Device with { Code = "Device" }, 1, 1) },
        { "price-not-of-the-book", QuoteLine.From(Device with { Code = "fleet" }, 999, 1) }, // the book has it from 1,000 on
    };

    public static TheoryData<string, ServiceLineDescription> Descriptions => new()
    {
        { "", Described },
        { "another-line", Described with { Lot = "9" } },
        { "item-unknown", Described with { MinimumSpecification = [new SpecificationStatement { Item = "other", HowMet = "Somehow." }] } },
        { "text-length", Described with { Title = " " } },
        { "question-not-own", Described with { OwnQuestions = [Asked with { Code = "old" }] } },
        { "code-twice", Described with { OwnQuestions = [Asked, Asked] } },
        { "code-wrong", Described with { OwnQuestions = [Asked with { Code = "own-Old" }] } },
        { "questions-too-many", Described with { OwnQuestions = [.. Enumerable.Range(0, 21).Select(i => Asked with { Code = $"own-{i}" })] } },
        { "choices-wrong", Described with { OwnQuestions = [Asked with { Kind = QuestionKind.Choice }] } },
        { "columns-wrong", Described with { OwnQuestions = [Asked with { Kind = QuestionKind.Table }] } },
        { "limits-wrong", Described with { OwnQuestions = [Asked with { Limits = new AnswerLimits { Least = 2, Most = 1 } }] } },
        { "limits-wrong", Described with { OwnQuestions = [Asked with { Limits = new AnswerLimits { Least = 0.3m, Most = 0.7m } }] } },
        { "limits-wrong", Described with { OwnQuestions = [Asked with { Kind = QuestionKind.Amount, Limits = new AnswerLimits { Most = decimal.MaxValue } }] } },
        { "limits-wrong", Described with { OwnQuestions = [Asked with { Kind = QuestionKind.Text, Limits = new AnswerLimits { LongestText = 0 } }] } },
        { "limits-foreign", Described with { OwnQuestions = [Asked with { Limits = new AnswerLimits { MostRows = 5 } }] } },
        { "code-twice", Described with { OwnQuestions = [Asked with { Kind = QuestionKind.Choice, Choices = [One, One] }] } },
        { "code-twice", Described with { OwnQuestions = [Asked with { Kind = QuestionKind.Table, Columns = [Asked, Asked] }] } },
        { "text-length", Described with { OwnQuestions = [Asked with { Help = new string('a', 1_001) }] } },
        { "asked-when-wrong", Described with { OwnQuestions = [Asked with { AskedWhen = new AskedWhen { Question = "own-new", AnswerIsAnyOf = ["yes"] } }] } },
    };

    private static readonly OutcomeMeasure Measured = new()
    {
        Code = "answered", Title = "Answered", Unit = "per cent", Better = Direction.Higher, Target = 95, Source = "Records", Attribution = "All", VerificationLagDays = 0,
    };

    public static TheoryData<string, OutcomeMeasure> Measures => new()
    {
        { "", Measured },
        { "", Measured with { Target = -1_000_000_000_000m, Baseline = 0.000_001m, VerificationLagDays = 3_660, Unit = new string('a', 100) } },
        { "lag-wrong", Measured with { VerificationLagDays = -1 } },
        { "lag-wrong", Measured with { VerificationLagDays = 3_661 } },
        { "value-wrong", Measured with { Target = decimal.MinValue } },
        { "value-wrong", Measured with { Target = 0.000_000_1m } },
        { "value-wrong", Measured with { Baseline = 1_000_000_000_001m } },
        { "text-length", Measured with { Unit = " " } },
        { "text-length", Measured with { Unit = new string('a', 101) } },
        { "text-length", Measured with { Source = new string('a', 1_001) } },
        { "text-unprintable", Measured with { Source = "no\0" } },
    };

    [Theory, MemberData(nameof(Measures))]
    public void A_measure_is_judged(string code, OutcomeMeasure measure) =>
        Assert.Equal(code, string.Join(' ', WellFormed.Faults(Request.Requirement, new OutcomeMeasures { All = [measure] }).Select(f => f.Code).Distinct()));

    [Theory, MemberData(nameof(Quotes))]
    public void A_quote_is_judged(string code, Quote quote) => Assert.Equal(code, string.Join(' ', WellFormed.Faults(Request, quote).Select(f => f.Code).Distinct()));

    [Theory, MemberData(nameof(PricedLines))]
    public void No_line_asks_for_more_than_the_price_book(string code, QuoteLine line)
    {
        var book = Request.PriceBook with { Entries = [.. Request.PriceBook.Entries, Device with { Code = "fleet", FromQuantity = 1_000 }] };
        var back = QuoteLine.From(Request.PriceBook.Entry("onboarding"), 1_000, 1); // so that a discount leaves a total

        Assert.Equal(code, string.Join(' ', WellFormed.Faults(Request with { PriceBook = book }, Quote.Of([line, back])).Select(f => f.Code)));
    }

    [Theory, MemberData(nameof(Descriptions))]
    public void A_description_is_judged(string code, ServiceLineDescription description) => Assert.Equal(code, string.Join(' ', WellFormed.Faults(Scope, description).Select(f => f.Code).Distinct()));
}
