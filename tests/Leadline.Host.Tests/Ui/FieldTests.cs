using Leadline.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Leadline.Host.Tests.Ui;

public sealed class FieldTests
{
    private static readonly ModuleText<Shell> Text = new();
    private static readonly Choice[] Roles = [new("evaluator", "Evaluator", "Marks <bids>"), new("approver", "Approver")];

    [Fact]
    public async Task A_text_field_tells_browsers_what_it_takes()
    {
        var html = await Drawn.As(Field(new TextFieldTagHelper(Text)
        {
            For = Of("Add.Email", "a@b.example"), Label = "E-mail address", Type = "email", Inputmode = "email", Spellcheck = false, Autocomplete = "email",
        }), "nhs-text-field");
        foreach (var attribute in new[] { "type=\"email\"", "inputmode=\"email\"", "spellcheck=\"false\"", "autocomplete=\"email\"", "value=\"a@b.example\"" })
            Assert.Contains(attribute, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_never_comes_back()
    {
        var page = Drawn.Page();
        page.ModelState.SetModelValue("Password", "hunter2", "hunter2");
        page.ModelState.AddModelError("Password", "Too short");
        var html = await Drawn.As(Field(new PasswordFieldTagHelper(Text)
        {
            For = Of("Password", "hunter2"), Label = "Password", Autocomplete = "new-password",
        }, page), "nhs-password-field");
        Assert.DoesNotContain("hunter2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=", html, StringComparison.Ordinal);
        Assert.Contains("type=\"password\"", html, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"new-password\"", html, StringComparison.Ordinal);
        Assert.Contains("Too short", html, StringComparison.Ordinal);
        Assert.Contains("data-module=\"nhsuk-password-input\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-controls=\"Password\" aria-label=\"Show password\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_area_keeps_what_was_typed_and_encodes_it()
    {
        var page = Drawn.Page();
        page.ModelState.SetModelValue("Reason", "</textarea>\nbecause", "</textarea>\nbecause");
        var html = await Drawn.As(Field(new TextAreaTagHelper(Text) { For = Of("Reason", null), Label = "Reason", Hint = "Why" }, page), "nhs-text-area");
        Assert.Contains(
            "<textarea aria-describedby=\"Reason-hint\" autocomplete=\"off\" class=\"nhsuk-textarea\" id=\"Reason\" name=\"Reason\" rows=\"3\">&#xA;&lt;/textarea&gt;&#xA;because</textarea>",
            html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_select_has_chosen_what_was_chosen()
    {
        var html = await Drawn.As(Field(new SelectTagHelper(Text) { For = Of("Role", "approver"), Label = "Role", Choices = Roles }), "nhs-select");
        Assert.Contains("<option value=\"\">Choose one</option><option value=\"evaluator\">Evaluator</option><option selected=\"selected\" value=\"approver\">Approver</option>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkboxes_are_a_group_whose_first_box_the_error_leads_to()
    {
        var page = Drawn.Page();
        page.ModelState.AddModelError("Add.Roles", "Choose a role");
        var html = await Drawn.As(
            Field(new CheckboxesTagHelper(Text) { For = Of("Add.Roles", new List<string> { "approver" }), Label = "Roles", Choices = Roles }, page), "nhs-checkboxes");
        Assert.Equal(
            "<div class=\"nhsuk-form-group nhsuk-form-group--error\"><fieldset aria-describedby=\"Add_Roles-error\" class=\"nhsuk-fieldset\">"
            + "<legend class=\"nhsuk-fieldset__legend nhsuk-fieldset__legend--s\">Roles</legend>"
            + "<span class=\"nhsuk-error-message\" id=\"Add_Roles-error\"><span class=\"nhsuk-u-visually-hidden\">Error: </span>Choose a role</span>"
            + "<div class=\"nhsuk-checkboxes\" data-module=\"nhsuk-checkboxes\">"
            + "<div class=\"nhsuk-checkboxes__item\"><input aria-describedby=\"Add_Roles-item-hint\" class=\"nhsuk-checkboxes__input\" id=\"Add_Roles\" name=\"Add.Roles\" type=\"checkbox\" value=\"evaluator\" />"
            + "<label class=\"nhsuk-label nhsuk-checkboxes__label\" for=\"Add_Roles\">Evaluator</label>"
            + "<div class=\"nhsuk-hint nhsuk-checkboxes__hint\" id=\"Add_Roles-item-hint\">Marks &lt;bids&gt;</div></div>"
            + "<div class=\"nhsuk-checkboxes__item\"><input checked=\"checked\" class=\"nhsuk-checkboxes__input\" id=\"Add_Roles-2\" name=\"Add.Roles\" type=\"checkbox\" value=\"approver\" />"
            + "<label class=\"nhsuk-label nhsuk-checkboxes__label\" for=\"Add_Roles-2\">Approver</label></div></div></fieldset></div>",
            html);
    }

    [Fact]
    public async Task Of_radios_one_is_pressed()
    {
        var html = await Drawn.As(Field(new RadiosTagHelper(Text) { For = Of("Role", "evaluator"), Label = "Role", Choices = Roles }), "nhs-radios");
        Assert.Contains("checked=\"checked\" class=\"nhsuk-radios__input\" id=\"Role\" name=\"Role\" type=\"radio\" value=\"evaluator\"", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("checked=").Length - 1);
        Assert.Contains("<div class=\"nhsuk-radios\" data-module=\"nhsuk-radios\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_marks_the_field_that_is_missing()
    {
        var page = Drawn.Page();
        page.ModelState.AddModelError("Add.Until.Month", "The date must include a month");
        var html = await Drawn.As(Field(new DateInputTagHelper(Text) { For = Of("Add.Until", new TypedDate { Day = "31", Year = "2026" }), Label = "Last day" }, page), "nhs-date-input");
        Assert.Contains("id=\"Add_Until\" inputmode=\"numeric\" name=\"Add.Until.Day\" type=\"text\" value=\"31\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"nhsuk-input nhsuk-date-input__input nhsuk-input--width-2 nhsuk-input--error\" id=\"Add_Until_Month\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"nhsuk-input nhsuk-date-input__input nhsuk-input--width-4\" id=\"Add_Until_Year\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Add_Until-error\"", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("nhsuk-input--error").Length - 1);
    }

    [Fact]
    public async Task A_wrong_date_marks_all_of_it()
    {
        var page = Drawn.Page();
        page.ModelState.AddModelError("Until", "No such day");
        var html = await Drawn.As(Field(new DateInputTagHelper(Text) { For = Of("Until", new TypedDate { Day = "31", Month = "2", Year = "2026" }), Label = "Last day" }, page), "nhs-date-input");
        Assert.Equal(3, html.Split("nhsuk-input--error").Length - 1);
    }

    private static T Field<T>(T field, ViewContext? page = null)
        where T : FieldTagHelper
    {
        field.ViewContext = page ?? Drawn.Page();
        return field;
    }

    private static ModelExpression Of(string name, object? value) =>
        new(name, new ModelExplorer(Drawn.Metadata, Drawn.Metadata.GetMetadataForType(value?.GetType() ?? typeof(string)), value));
}
