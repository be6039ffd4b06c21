namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>One broken copy of the example's form each; the mark <c>#!</c> stands on the line that must be reported.</summary>
public class RefuseFaultyForms
{
    private const string Line = "/service-lines/0", Form = Line + "/form", Columns = Form + "/0/columns", Item = Line + "/minimum-specification";
    private const string Branch = "{ code: branch, title: Is it a branch?, kind: yes-no, compulsory: false }";
    private const string Budget = "{ code: budget, title: What may it cost?, kind: amount, compulsory: false, least: 0, most: 500000000 }";
    private const string Start = "{ code: start, title: When must it start?, kind: day, earliest: 2020-01-01, latest: 2030-12-31 }";
    private const string Weekend = "asked-when: { question: desk, answer-is-any-of: [every-day] }";
    private const string Choices = "        choices:\n          - { code: weekdays, title: On working days }\n          - { code: every-day, title: Every day }\n";

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        // piece of the example, what stands instead, code, path, part of the message
        { "code: desk-hours", "code: Desk-Hours #!", "shape", Item + "/0/code", "1 to 40 small letters" },
        { "code: desk-hours", $"code: {new string('a', 41)} #!", "shape", Item + "/0/code", "1 to 40 small letters" },
        { "        text: A service desk answers from 8 to 18 on working days.\n", "", "missing-field", Item + "/0/text", "'text' is missing" },
        { "text: A service desk answers from 8 to 18 on working days.", $"text: {new string('a', 1_001)} #!", "text-length", Item + "/0/text", "1 to 1,000 characters" },
        { "    form:\n", "      - { code: desk-hours, text: T } #!\n    form:\n", "duplicate-item", Item + "/1/code", "taken by the item on line" },
        { "source: The framework's specification, section 4.", "sorce: S #!", "unknown-field", Item + "/0/sorce", "Known: code, text" },
        { "    form:\n", "    form: []\n    form-was:\n", "too-few", Form, "at least one item" },
        { "    form:\n", "    forms: #!\n", "unknown-field", Line + "/forms", "Did you mean 'form'?" },
        { "code: start", "code: Start", "shape", Form + "/4/code", "such as desk-hours" },
        { "code: start", "code: own-start", "reserved-code", Form + "/4/code", "kept for the questions of suppliers' plugins" },
        { Branch, Branch.Replace("branch,", "own-branch,", StringComparison.Ordinal), "reserved-code", Columns + "/2/code", "begins with 'own-'" },
        { "code: budget", "code: desk", "duplicate-question", Form + "/3/code", "taken by an earlier question" },
        { "code: devices", "code: name", "duplicate-question", Columns + "/1/code", "taken by an earlier question" },
        { "title: When must the desk answer?", $"title: {new string('a', 201)} #!", "text-length", Form + "/1/title", "1 to 200 characters" },
        { "        title: Who may call at the weekend?\n", "", "missing-field", Form + "/2/title", "'title' is missing" },
        { "help: One row for each practice.", $"help: {new string('a', 1_001)} #!", "text-length", Form + "/0/help", "1 to 1,000 characters" },
        { "kind: amount", "kind: money", "unknown-value", Form + "/3/kind", "yes-no, whole-number, number, amount, day, text, choice, choices, table" },
        { "kind: amount, compulsory: false", "kind: amount, compulsory: perhaps", "unknown-value", Form + "/3/compulsory", "Known: true, false" },
        { "kind: amount", "kind: amount, colour: red", "unknown-field", Form + "/3/colour", "Known: code, title, kind, compulsory, help, unit, least" },
        { "kind: amount", "kind: amount, unit: pounds", "question-kind", Form + "/3/unit", "goes with whole-number, number" },
        { "kind: amount", "kind: yes-no", "question-kind", Form + "/3/least", "kind 'yes-no' has no 'least'. It goes with whole-number, number, amount" },
        { "kind: amount", "kind: text", "question-kind", Form + "/3/most", "has no 'most'" },
        { "kind: day", "kind: text", "question-kind", Form + "/4/earliest", "It goes with day" },
        { "kind: day", "kind: number", "question-kind", Form + "/4/latest", "It goes with day" },
        { "longest-text: 500", "most-rows: 5 #!", "question-kind", Form + "/2/most-rows", "It goes with table" },
        { "most-rows: 400", "longest-text: 400 #!", "question-kind", Form + "/0/longest-text", "It goes with text" },
        { "        kind: choice\n", "        kind: yes-no\n", "question-kind", Form + "/1/choices", "It goes with choice, choices" },
        { "        kind: table\n", "        kind: text\n", "question-kind", Form + "/0/columns", "It goes with table" },
        { "least: 1,", "least: 1.5,", "wrong-type", Columns + "/1/least", "whole number is wanted" },
        { "least: 0,", "least: 0.5,", "wrong-type", Form + "/3/least", "whole number is wanted" },
        { "kind: whole-number, unit: devices, least: 1,", "kind: number, unit: devices, least: 0.1234567,", "wrong-type", Columns + "/1/least", "at most 6 decimals" },
        { "least: 0,", "least: -1000000000001,", "out-of-range", Form + "/3/least", "From -1,000,000,000,000" },
        { "least: 1,", "least: 100001,", "limits-order", Columns + "/1/most", "Use at least 100001" },
        { "latest: 2030-12-31", "latest: 2019-12-31", "limits-order", Form + "/4/latest", "lies before the first, 2020-01-01" },
        { "earliest: 2020-01-01", "earliest: soon", "wrong-type", Form + "/4/earliest", "A date of the calendar" },
        { "longest-text: 500", "longest-text: 10001 #!", "out-of-range", Form + "/2/longest-text", "From 1 to 10,000 characters" },
        { "most-rows: 400", "most-rows: 0 #!", "out-of-range", Form + "/0/most-rows", "From 1 to 10,000 rows" },
        { Choices, "", "missing-field", Form + "/1/choices", "'choices' is missing" },
        { "          - { code: every-day, title: Every day }\n", "", "too-few", Form + "/1/choices", "State at least two" },
        { "code: every-day, title", "code: weekdays, title", "duplicate-choice", Form + "/1/choices/1/code", "taken by the choice on line" },
        { "code: every-day, title", "code: every day, title", "shape", Form + "/1/choices/1/code", "small letters" },
        { Branch, "{ code: branch, title: T, kind: table, columns: [{ code: a, title: A, kind: text }] }", "table-in-table", Columns + "/2/kind", "can't be a table" },
        { "        most-rows: 400\n        columns:\n", "        columns: []\n        columns-were:\n", "too-few", Form + "/0/columns", "at least one item" },
        { Weekend, "asked-when: desk #!", "wrong-type", Form + "/2/asked-when", "Fields are wanted" },
        { Weekend, "asked-when: { question: dask, answer-is-any-of: [every-day] } #!", "unknown-question", Form + "/2/asked-when/question", "Standing before it: practices, desk. Did you mean 'desk'?" },
        { Weekend, "asked-when: { question: start, answer-is-any-of: [every-day] } #!", "unknown-question", Form + "/2/asked-when/question", "No question 'start' stands before this one" },
        { Weekend, "asked-when: { question: weekend-contact, answer-is-any-of: [every-day] } #!", "unknown-question", Form + "/2/asked-when/question", "No question 'weekend-contact' stands before" },
        { Weekend, "asked-when: { question: branch, answer-is-any-of: [yes] } #!", "unknown-question", Form + "/2/asked-when/question", "No question 'branch' stands before" },
        { Weekend, "asked-when: { question: practices, answer-is-any-of: [yes] } #!", "asked-when-kind", Form + "/2/asked-when/question", "of the kind 'table'" },
        { Weekend, "asked-when: { question: desk, answer-is-any-of: [every-dey] } #!", "unknown-value", Form + "/2/asked-when/answer-is-any-of/0", "Known: weekdays, every-day. Did you mean 'every-day'?" },
        { Weekend, "asked-when: { question: desk, answer-is-any-of: [every-day, every-day] } #!", "duplicate-value", Form + "/2/asked-when/answer-is-any-of/1", "a second time" },
        { Weekend, "asked-when: { question: desk, answer-is-any-of: [] } #!", "too-few", Form + "/2/asked-when/answer-is-any-of", "at least one" },
        { Weekend, "asked-when: { question: desk } #!", "missing-field", Form + "/2/asked-when/answer-is-any-of", "is missing" },
        { "question: branch, answer-is-any-of: [yes]", "question: branch, answer-is-any-of: [maybe]", "unknown-value", Columns + "/3/asked-when/answer-is-any-of/0", "Known: yes, no" },
        { "question: branch, answer-is-any-of: [yes]", "question: desk, answer-is-any-of: [weekdays]", "unknown-question", Columns + "/3/asked-when/question", "Standing before it: name, devices, branch" },
        { $"      - {Budget}\n", Many(97, "      ", "text"), "too-many", Form, "holds 101 questions; it may hold at most 100" },
        { $"          - {Branch}\n", Many(38, "          ", "yes-no").Replace("q0", "branch", StringComparison.Ordinal), "too-many", Columns, "holds 41 questions; it may hold at most 40" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_fault_of_a_form_is_refused_with_its_place_and_what_would_be_right(
        string piece, string instead, string code, string path, string message)
    {
        var text = Documents.ExampleWithFormWith(piece, instead);
        var reading = Documents.Read(text);

        Assert.Null(reading.Document);
        var fault = Assert.Single(reading.Faults, f => f.Code == code && f.Path == path);
        Assert.Contains(message, fault.Message);
        if (text.Contains("#!", StringComparison.Ordinal))
            Assert.Equal(Documents.LineOf(text, "#!"), fault.Line);
    }

    [Fact]
    public void All_faults_of_a_form_are_reported_at_once()
    {
        var text = Documents.ExampleWithForm
            .Replace("code: desk-hours", "code: Desk", StringComparison.Ordinal)
            .Replace("most-rows: 400", "most-rows: 20000", StringComparison.Ordinal)
            .Replace("code: start", "code: own-start", StringComparison.Ordinal)
            .Replace("least: 0,", "earliest: 2020-01-01,", StringComparison.Ordinal)
            .Replace("[every-day]", "[every-night]", StringComparison.Ordinal);
        Assert.Equal(["shape", "out-of-range", "unknown-value", "question-kind", "reserved-code"], Documents.Read(text).Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData(96)]
    [InlineData(1)]
    public void As_many_questions_as_a_form_may_hold_are_read(int more)
    {
        var text = Documents.ExampleWithFormWith($"      - {Start}\n", $"      - {Start}\n{Many(more - 1, "      ", "number")}");
        Assert.Equal(4 + more, Documents.Read(text).Document?.Terms.Lots[0].ServiceLines[0].Form.Count);
    }

    private static string Many(int count, string indent, string kind) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"{indent}- {{ code: q{i}, title: T, kind: {kind} }}\n"));
}
