using Leadline.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Leadline.Host.Tests.Ui;

public sealed class FormTests
{
    private static readonly ModuleText<Shell> Text = new();

    [Fact]
    public async Task Bad_input_is_named_linked_and_kept()
    {
        var page = Drawn.Page();
        page.ModelState.SetModelValue("Order.Amount", "12 <pounds>", "12 <pounds>");
        page.ModelState.AddModelError("Order.Amount", "Amount must be a number");

        var field = await Drawn.As(Field(page, "Order.Amount", null), "nhs-text-field");
        Assert.Contains("value=\"12 &lt;pounds&gt;\"", field, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Order_Amount-hint Order_Amount-error\"", field, StringComparison.Ordinal);
        Assert.Contains("<label class=\"nhsuk-label\" for=\"Order_Amount\">", field, StringComparison.Ordinal);
        Assert.Contains("Error: </span>Amount must be a number</span>", field, StringComparison.Ordinal);

        var summary = await Drawn.As(new ErrorSummaryTagHelper(Text) { ViewContext = page }, "nhs-error-summary");
        Assert.Contains("<a href=\"#Order_Amount\">Amount must be a number</a>", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_input_shows_the_model_and_no_summary()
    {
        var page = Drawn.Page();
        Assert.Contains("value=\"LPF/1\"", await Drawn.As(Field(page, "Reference", "LPF/1"), "nhs-text-field"), StringComparison.Ordinal);
        Assert.Empty(await Drawn.As(new ErrorSummaryTagHelper(Text) { ViewContext = page }, "nhs-error-summary"));
    }

    private static TextFieldTagHelper Field(ViewContext page, string name, string? value)
    {
        var explorer = new ModelExplorer(Drawn.Metadata, Drawn.Metadata.GetMetadataForType(typeof(string)), value);
        return new TextFieldTagHelper(Text)
        {
            For = new ModelExpression(name, explorer), Label = "Amount", Hint = "In pounds", ViewContext = page,
        };
    }
}
