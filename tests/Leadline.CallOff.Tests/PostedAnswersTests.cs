using Leadline.CallOff.Pages.DirectAwards;
using Leadline.CallOff.RequirementForms;
using Leadline.Primitives;
using Leadline.Sdk;
using Microsoft.Extensions.Primitives;

namespace Leadline.CallOff.Tests;

public class PostedAnswersTests
{
    private static readonly Question Hosted = new() { Code = "hosted", Title = "Hosted?", Kind = QuestionKind.YesNo };
    private static readonly Question Where = new()
    {
        Code = "where", Title = "Where?", Kind = QuestionKind.Text, AskedWhen = new AskedWhen { Question = "hosted", AnswerIsAnyOf = ["yes"] },
    };

    private static readonly Question Level = new() { Code = "level", Title = "Level", Kind = QuestionKind.Choice, Choices = Choices("basic", "full") };
    private static readonly Question Extras = new() { Code = "extras", Title = "Extras", Kind = QuestionKind.Choices, Choices = Choices("training", "spares", "cover") };

    private static readonly Question Sites = new()
    {
        Code = "sites",
        Title = "Sites",
        Kind = QuestionKind.Table,
        Columns =
        [
            new() { Code = "name", Title = "Name", Kind = QuestionKind.Text },
            new() { Code = "devices", Title = "Devices", Kind = QuestionKind.WholeNumber },
            new() { Code = "open", Title = "Open at night", Kind = QuestionKind.YesNo, IsCompulsory = false },
            new() { Code = "from", Title = "From", Kind = QuestionKind.Day, IsCompulsory = false },
            new() { Code = "extras", Title = "Extras", Kind = QuestionKind.Choices, Choices = Choices("training", "spares"), IsCompulsory = false },
        ],
    };

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void Yes_and_no_are_read(string typed, bool isYes) =>
        Assert.Equal(new YesNoAnswer { Question = "hosted", IsYes = isYes }, One(Hosted, ("answers.hosted.Value", typed)));

    [Theory]
    [InlineData("1,200", "1200")]
    [InlineData(" 42 ", "42")]
    [InlineData("-3", "-3")]
    [InlineData("0.000001", "0.000001")]
    public void A_number_is_read_exactly(string typed, string number) => Assert.Equal(
        new NumberAnswer { Question = "n", Number = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture) },
        One(Of(QuestionKind.Number), ("answers.n.Value", typed)));

    [Theory]
    [InlineData("many")]
    [InlineData("1,20")]
    [InlineData("1.2.3")]
    [InlineData("1e3")]
    [InlineData("12 devices")]
    [InlineData("1.00000000000000000000000000000001")]
    public void What_is_no_number_is_told_and_stays_in_its_field(string typed) => Unread(Of(QuestionKind.Number), "answers.n.Value", typed, "unreadable.number");

    [Theory]
    [InlineData("1,234.50", 123_450)]
    [InlineData("£0.07", 7)]
    [InlineData("19.9", 1_990)]
    [InlineData("£1000", 100_000)]
    [InlineData("-£5", -500)]
    public void Pounds_are_read_to_the_penny(string typed, long pence) =>
        Assert.Equal(new AmountAnswer { Question = "n", Amount = new Money(pence) }, One(Of(QuestionKind.Amount), ("answers.n.Value", typed)));

    [Theory]
    [InlineData("1.005")]
    [InlineData("£")]
    [InlineData("5 pounds")]
    [InlineData("5£")]
    [InlineData("99999999999999999999")]
    public void What_is_no_amount_is_told_and_stays_in_its_field(string typed) => Unread(Of(QuestionKind.Amount), "answers.n.Value", typed, "unreadable.amount");

    [Fact]
    public void A_day_is_read_from_its_three_fields() => Assert.Equal(
        new DayAnswer { Question = "n", Day = new DateOnly(2027, 3, 31) },
        One(Of(QuestionKind.Day), ("answers.n.Date.Day", "31"), ("answers.n.Date.Month", "3"), ("answers.n.Date.Year", "2027")));

    [Theory]
    [InlineData("31", "2", "2027", "answers.n.Date")]
    [InlineData("31", "", "2027", "answers.n.Date.Month")]
    [InlineData("", "2", "2027", "answers.n.Date")]
    public void No_day_of_the_calendar_is_told_at_the_field_that_is_wrong(string day, string month, string year, string field)
    {
        var (posted, typed) = Read(Of(QuestionKind.Day), ("answers.n.Date.Day", day), ("answers.n.Date.Month", month), ("answers.n.Date.Year", year));

        Assert.Empty(posted.Answers);
        Assert.Equal((field, "unreadable.day"), (posted.Unreadable.Single().Field, posted.Unreadable.Single().Key));
        Assert.Equal(day, typed.Day("answers.n.Date").Day);
    }

    [Fact]
    public void Words_lose_the_blanks_around_them_and_the_browser_s_line_breaks() =>
        Assert.Equal(new TextAnswer { Question = "n", Text = "One\nTwo" }, One(Of(QuestionKind.Text), ("answers.n.Value", " One\r\nTwo ")));

    [Fact]
    public void Blank_fields_are_no_answers()
    {
        Question[] questions = [Hosted, Level, Extras, Of(QuestionKind.Text), Of(QuestionKind.Day) with { Code = "d" }, Sites];
        var posted = PostedAnswers.Read(new FormPart(null, questions), Typed(
            ("answers.hosted.Value", ""), ("answers.n.Value", "  "), ("answers.d.Date.Day", ""), ("answers.sites.Rows", "2"), ("answers.sites.0.name", " ")));

        Assert.Empty(posted.Answers);
        Assert.Empty(posted.Unreadable);
    }

    [Fact]
    public void A_choice_is_read_by_its_code() =>
        Assert.Equal(["full"], Assert.IsType<ChoiceAnswer>(One(Level, ("answers.level.Value", "full"))).Codes);

    [Fact]
    public void Choices_come_in_the_order_of_the_question() =>
        Assert.Equal(["training", "cover"], Assert.IsType<ChoiceAnswer>(One(Extras, ("answers.extras.Values", "cover"), ("answers.extras.Values", "training"))).Codes);

    [Fact]
    public void No_such_choice_is_told() => Unread(Level, "answers.level.Value", "golden", "unreadable.choice");

    [Fact]
    public void What_is_not_asked_is_left_out_and_named()
    {
        var posted = PostedAnswers.Read(new FormPart(null, [Hosted, Where]), Typed(("answers.hosted.Value", "no"), ("answers.where.Value", "Leeds")));

        Assert.Equal(["hosted"], posted.Answers.Select(a => a.Question));
        Assert.Equal(["Where?"], posted.LeftOut);
        Assert.Empty(FormCheck.FaultsOfComplete([Hosted, Where], posted.Answers));
    }

    [Fact]
    public void A_plugin_s_own_questions_have_fields_of_their_own()
    {
        var part = new FormPart("fenmoor.care", [Hosted]);
        Assert.Empty(PostedAnswers.Read(part, Typed(("answers.hosted.Value", "yes"))).Answers);
        Assert.Single(PostedAnswers.Read(part, Typed(("own.fenmoor.care.hosted.Value", "yes"))).Answers);
    }

    [Fact]
    public void Empty_rows_are_left_out_and_the_others_move_up()
    {
        var (posted, typed) = Read(Sites, ("answers.sites.Rows", "3"), ("answers.sites.1.name", "Leeds"), ("answers.sites.1.devices", "x"), ("answers.sites.2.devices", "4"));

        Assert.Equal(("answers.sites.0.devices", "1"), (posted.Unreadable.Single().Field, posted.Unreadable.Single().Where));
        Assert.Equal(("Leeds", "x", "4", "2"),
            (typed.One("answers.sites.0.name"), typed.One("answers.sites.0.devices"), typed.One("answers.sites.1.devices"), typed.One("answers.sites.Rows")));
        Assert.Equal([1, 1], Assert.IsType<TableAnswer>(posted.Answers.Single()).Rows.Select(r => r.Cells.Count));
        Assert.Equal("", typed.One("answers.sites.2.devices"));
    }

    [Theory]
    [InlineData("Name\tDevices\tOpen at night\tFrom\tExtras\r\nLeeds\t1,200\tYes\t31/3/2027\tSpares; training\r\n\r\nYork\t4\t\t\t\r\n")]
    [InlineData("Leeds,\"1,200\",y,2027-03-31,spares;training\nYork,4")]
    [InlineData("\"Leeds\",\"1,200\",TRUE,31 March 2027,\"training; spares\"\n\"York\",4,,,")]
    public void Pasted_lines_become_rows(string pasted)
    {
        var (posted, typed) = Read(Sites, ("answers.sites.Rows", "5"), ("answers.sites.0.name", "Hull"), ("answers.sites.Pasted", pasted));
        var rows = Assert.IsType<TableAnswer>(posted.Answers.Single()).Rows;

        Assert.Equal(["Hull", "Leeds", "York"], rows.Select(r => r.Text("name")));
        Assert.Equal((1_200m, true, new DateOnly(2027, 3, 31)), (rows[1].Number("devices"), rows[1].IsYes("open"), rows[1].Day("from")));
        Assert.Equal(["training", "spares"], rows[1].Choices("extras"));
        Assert.Equal(("", "Leeds"), (typed.One("answers.sites.Pasted"), typed.One("answers.sites.1.name")));
    }

    [Fact]
    public void Pasted_lines_take_the_place_of_rows_where_that_is_asked_for()
    {
        var (posted, _) = Read(Sites, ("answers.sites.Rows", "1"), ("answers.sites.0.name", "Hull"), ("answers.sites.Replace", "yes"), ("answers.sites.Pasted", "York,4"));
        Assert.Equal(["York"], Assert.IsType<TableAnswer>(posted.Answers.Single()).Rows.Select(r => r.Text("name")));
    }

    [Theory]
    [InlineData("York,4\nLeeds,4,yes,,spares,more", "unreadable.pasted", "2")]
    [InlineData("York,4\n\"Leeds,4", "unreadable.quotes", "")]
    public void Lines_that_do_not_fit_stay_where_they_were_pasted(string pasted, string key, string line)
    {
        var (posted, typed) = Read(Sites, ("answers.sites.Pasted", pasted));

        Assert.Equal(new Unreadable("answers.sites.Pasted", key, "Sites", line), posted.Unreadable.Single());
        Assert.Equal((pasted, "0"), (typed.One("answers.sites.Pasted"), typed.One("answers.sites.Rows")));
    }

    [Fact]
    public void What_can_not_be_read_in_a_pasted_cell_stands_in_its_field()
    {
        var (posted, typed) = Read(Sites, ("answers.sites.Pasted", "York,four,maybe,soon,paint"));

        Assert.Equal(["devices", "open", "from", "extras"], posted.Unreadable.Select(u => u.Field.Split('.')[^1]));
        Assert.Equal(("four", "maybe", "paint"), (typed.One("answers.sites.0.devices"), typed.One("answers.sites.0.open"), typed.One("answers.sites.0.extras")));
    }

    [Fact]
    public void More_rows_are_drawn_on_request_and_never_without_end()
    {
        var typed = Typed(("answers.sites.Rows", "9999999"));
        var table = new FormPart(null, [Sites]).TableOf(Sites);

        Assert.Equal(10_000, table.RowsIn(typed));
        Assert.Null(table.Settle(typed));
        table.AddRows(typed);
        Assert.Equal(TableFields.EmptyRows, table.RowsIn(typed));
    }

    [Fact]
    public void Stored_answers_fill_the_fields_from_which_they_are_read_again()
    {
        Question[] questions = [Hosted, Where, Level, Extras, Of(QuestionKind.Amount), Of(QuestionKind.Day) with { Code = "d" }, Of(QuestionKind.Number) with { Code = "m" }, Sites];
        var part = new FormPart(null, questions);
        var first = PostedAnswers.Read(part, Typed(
            ("answers.hosted.Value", "yes"), ("answers.where.Value", "Leeds"), ("answers.level.Value", "basic"), ("answers.extras.Values", "spares"),
            ("answers.n.Value", "£1,234.50"), ("answers.d.Date.Day", "1"), ("answers.d.Date.Month", "12"), ("answers.d.Date.Year", "2027"), ("answers.m.Value", "1.5"),
            ("answers.sites.Pasted", "York,4,no,1/12/2027,training;spares")));
        var typed = new TypedFields();
        typed.Fill(part, first.Answers);

        Assert.Equal(questions.Length, first.Answers.Count);
        Assert.Equal(SdkJson.Text(first.Answers), SdkJson.Text(PostedAnswers.Read(part, typed).Answers));
    }

    [Theory]
    [InlineData("hosted", "answers.hosted.Value")]
    [InlineData("extras", "answers.extras.Values")]
    [InlineData("sites", "answers.sites.Rows")]
    [InlineData("sites/2/name", "answers.sites.1.name")]
    [InlineData("nowhere", "")]
    [InlineData(null, "")]
    public void A_place_that_a_check_names_leads_to_its_field(string? place, string field) =>
        Assert.Equal(field, new FormPart(null, [Hosted, Extras, Sites]).FieldAt(place));

    private static Question Of(QuestionKind kind) => new() { Code = "n", Title = "N", Kind = kind };

    private static IReadOnlyList<Choice> Choices(params string[] codes) => [.. codes.Select(c => new Choice { Code = c, Title = char.ToUpperInvariant(c[0]) + c[1..] })];

    private static Answer One(Question question, params (string Field, string Typed)[] typed) => Read(question, typed).Posted.Answers.Single();

    private static void Unread(Question question, string field, string text, string key)
    {
        var (posted, typed) = Read(question, (field, text));

        Assert.Empty(posted.Answers);
        Assert.Equal(new Unreadable(field, key, question.Title, ""), posted.Unreadable.Single());
        Assert.Equal(text, typed.One(field));
    }

    private static (PostedAnswers Posted, TypedFields Typed) Read(Question question, params (string Field, string Typed)[] fields)
    {
        var typed = Typed(fields);
        return (PostedAnswers.Read(new FormPart(null, [question]), typed), typed);
    }

    private static TypedFields Typed(params (string Field, string Typed)[] fields) => TypedFields.Posted(
        fields.GroupBy(f => f.Field).Select(f => new KeyValuePair<string, StringValues>(f.Key, f.Select(v => v.Typed).ToArray())));
}
