using Leadline.Primitives;
using Leadline.Sdk.Testing;
using Leadline.Sdk.Tests.Counting;

namespace Leadline.Sdk.Tests.Testing;

public sealed class WellFormedTests
{
    private static readonly QuoteRequest Request = (QuoteRequest)SampleCallTests.Input("service-line/quote");
    private static readonly QuoteLine Line = QuoteLine.From(Request.PriceBook.Entry("practice"), 3, 24);
    private static readonly ServiceLineScope Scope = (ServiceLineScope)SampleCallTests.Input("service-line/describe");
    private static readonly Question Asked = new() { Code = "own-old", Title = "How many are old?", Kind = QuestionKind.WholeNumber };

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
        { "quantity-wrong", Quote.Of([QuoteLine.From(Request.PriceBook.Entry("practice"), 0.000_000_1m, 1)]) },
        { "periods-wrong", Quote.Of([QuoteLine.From(Request.PriceBook.Entry("onboarding"), 1, 2)]) },
        { "price-not-of-the-book", Quote.Of([QuoteLine.From(Request.PriceBook.Entry("practice") with { UnitPrice = new Money(7) }, 3, 24)]) },
        { "declined-with-price", Quote.Of([Line]) with { DeclinedBecause = "Not for us." } },
        { "no-lines", Quote.Of([]) },
        { "text-length", Quote.Of([Line], [new string('a', 501)]) },
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
    };

    [Theory, MemberData(nameof(Quotes))]
    public void A_quote_is_judged(string code, Quote quote) => Assert.Equal(code, string.Join(' ', WellFormed.Faults(Request, quote).Select(f => f.Code).Distinct()));

    [Theory, MemberData(nameof(Descriptions))]
    public void A_description_is_judged(string code, ServiceLineDescription description) => Assert.Equal(code, string.Join(' ', WellFormed.Faults(Scope, description).Select(f => f.Code).Distinct()));
}
