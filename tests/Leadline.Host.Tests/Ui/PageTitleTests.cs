using Leadline.Ui;

namespace Leadline.Host.Tests.Ui;

public sealed class PageTitleTests
{
    [Theory]
    [InlineData("Frameworks", "Frameworks - Leadline")]
    [InlineData("A name of fifty-nine characters, with which the title fits.", "A name of fifty-nine characters, with which the title fits. - Leadline")]
    [InlineData("A name of sixty characters, with which the title is too long", "A name of sixty characters, with which the title is too\u2026 - Leadline")]
    [InlineData("Lot 5: Analytics for care co-ordination, risk stratification and decision support", "Lot 5: Analytics for care co-ordination, risk\u2026 - Leadline")]
    [InlineData("AnElectronicPatientRecordForNinetyNineAmbulanceTrustsWithoutASingleSpace", "AnElectronicPatientRecordForNinetyNineAmbulanceTrustsWitho\u2026 - Leadline")]
    public void A_name_that_is_too_long_loses_whole_words_and_the_service_keeps_its_own(string page, string title)
    {
        Assert.Equal(title, PageTitle.Fit(page, p => p + " - Leadline"));
        Assert.True(title.Length <= 70);
    }
}
