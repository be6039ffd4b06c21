using Leadline.Modularity.Api;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.Ui;

public sealed class FormAnswerTests
{
    private readonly Some _page = new()
    {
        PageContext = new PageContext
        {
            HttpContext = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(typeof(ModuleText<>)).BuildServiceProvider() },
        },
    };

    private sealed class Some : PageModel;

    [Fact]
    public void What_is_good_says_nothing()
    {
        Assert.True(_page.Take((Results<Ok, ProblemHttpResult>)TypedResults.Ok(), "Add"));
        Assert.True(_page.ModelState.IsValid);
    }

    [Fact]
    public void Each_fault_comes_to_its_field()
    {
        Assert.False(_page.Take(Answer(Problems.Invalid(new Fault("/email", "email-bad", "No address."), new Fault("/roles/1", "role-unknown", "No role."))), "Add"));
        Assert.Equal("No address.", ErrorOf("Add.Email"));
        Assert.Equal("No role.", ErrorOf("Add.Roles"));
    }

    [Fact]
    public void A_refusal_comes_to_its_field_or_to_the_page()
    {
        Assert.False(_page.Take(Answer(new Refusal("a", "Held already.", "/keepFormerHours").AsConflict())));
        Assert.False(_page.Take(Answer(new Refusal("b", "Not now.").AsConflict()), "Add"));
        Assert.Equal("Held already.", ErrorOf("KeepFormerHours"));
        Assert.Equal("Not now.", ErrorOf(""));
    }

    [Fact]
    public void A_page_has_its_own_words()
    {
        _page.Take(Answer(Problems.Invalid(new Fault("/email", "email-bad", "No address."))), "Add", fault => $"{fault.Code}!");
        Assert.Equal("email-bad!", ErrorOf("Add.Email"));
    }

    [Theory]
    [InlineData("29", " 2 ", "2028", "2028-02-29", null, null)]
    [InlineData("", null, " ", null, null, null)]
    [InlineData("29", "2", "2027", null, "Until", "The date must be a real date, such as 31 3 2026")]
    [InlineData("1", "1", "26", null, "Until", "The date must be a real date, such as 31 3 2026")]
    [InlineData("-1", "1", "2026", null, "Until", "The date must be a real date, such as 31 3 2026")]
    [InlineData("", "1", "2026", null, "Until", "The date must include a day")]
    [InlineData("1", "", "2026", null, "Until.Month", "The date must include a month")]
    [InlineData("1", "1", null, null, "Until.Year", "The date must include a year")]
    public void A_typed_date_is_read_or_explained(string? day, string? month, string? year, string? read, string? field, string? error)
    {
        Assert.Equal(read is null ? null : DateOnly.Parse(read, null), new TypedDate { Day = day, Month = month, Year = year }.Read(_page, "Until"));
        Assert.Equal(field is null, _page.ModelState.IsValid);
        if (field is not null)
            Assert.Equal(error, ErrorOf(field));
    }

    private static Results<Ok, ProblemHttpResult> Answer(ProblemHttpResult problem) => problem;

    private string ErrorOf(string field) => Assert.Single(_page.ModelState[field]!.Errors).ErrorMessage;
}
