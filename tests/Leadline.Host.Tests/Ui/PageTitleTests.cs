using Leadline.Ui;

namespace Leadline.Host.Tests.Ui;

public sealed class PageTitleTests
{
    [Theory]
    [InlineData("Frameworks - Leadline", "Frameworks - Leadline")]
    [InlineData("Lot 5: Analytics for care co-ordination, risk stratification and decision support - Leadline", "Lot 5: Analytics for care co-ordination, risk stratification and\u2026")]
    public void A_title_that_is_too_long_loses_whole_words(string title, string fitted) => Assert.Equal(fitted, PageTitle.Fit(title));
}
