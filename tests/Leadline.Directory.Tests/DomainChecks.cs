using Leadline.Directory.EmailDomains;

namespace Leadline.Directory.Tests;

public sealed class DomainChecks
{
    [Theory]
    [InlineData("leedsth.nhs.uk")]
    [InlineData(" Example.CO.UK ")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("a.school.kent.sch.uk")]
    public void An_organisations_own_domain_may_be_claimed(string domain) => Assert.Null(DomainNames.Fault("/domain", domain));

    [Theory]
    [InlineData("nhs.uk")]
    [InlineData("NHS.net")]
    [InlineData("gov.uk")]
    [InlineData("gmail.com")]
    [InlineData("kent.sch.uk")]
    public void What_many_share_is_refused(string domain) => Assert.Equal("domain-shared", DomainNames.Fault("/domain", domain)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("localhost")]
    [InlineData("uk")]
    [InlineData("someone@example.org")]
    [InlineData("https://example.org")]
    [InlineData("exa mple.org")]
    [InlineData("-example.org")]
    [InlineData("example-.org")]
    [InlineData("example..org")]
    [InlineData("example.org.")]
    [InlineData("10.0.0.1")]
    [InlineData("bücher.example")]
    [InlineData("a\u0000b.org")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org")]
    public void What_is_no_domain_is_refused(string? domain) => Assert.Equal("domain-malformed", DomainNames.Fault("/domain", domain)?.Code);

    [Fact]
    public void A_domain_has_at_most_253_characters() =>
        Assert.Equal("domain-malformed", DomainNames.Fault("/domain", string.Join('.', Enumerable.Repeat("abcdefghi", 26)))?.Code);
}
