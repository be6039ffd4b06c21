using System.Text;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.Frameworks;
using Leadline.Lots.Successions;
using Leadline.Modularity.Copies;
using Leadline.Primitives;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Successions;

/// <summary>When a framework agreement may move to another authority, and what of it moves.</summary>
public class SuccessionRulesTests
{
    private static readonly OrganisationReference Nhs = OrganisationReference.Parse(World.Nhs), Department = OrganisationReference.Parse("LEADLINE:department");
    private static readonly DateOnly Today = new(2026, 4, 15), FirstDay = new(2026, 5, 1);
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_published_agreement_may_move_to_an_authority_that_is_open_on_the_day() =>
        Assert.Null(SuccessionRules.Refuse(Published(), Terms(), Known(), Today));

    [Fact]
    public void Today_is_no_day_too_early() => Assert.Null(SuccessionRules.Refuse(Published(), Terms() with { FirstDay = Today }, Known(), Today));

    [Fact]
    public void A_day_that_has_passed_is_refused() =>
        Assert.Equal("first-day-passed", SuccessionRules.Refuse(Published(), Terms() with { FirstDay = Today.AddDays(-1) }, Known(), Today)!.Code);

    [Fact]
    public void A_day_before_the_latest_version_begins_is_refused()
    {
        var framework = Published();
        framework.Publish(Read(Text with { Charge = 50 }), FirstDay, Now);
        Assert.Null(SuccessionRules.Refuse(framework, Terms(), Known(), Today));
        Assert.Equal("version-later", SuccessionRules.Refuse(framework, Terms() with { FirstDay = FirstDay.AddDays(-1) }, Known(), Today)!.Code);
    }

    [Fact]
    public void It_moves_to_no_one_who_is_not_known() =>
        Assert.Equal("successor-unknown", SuccessionRules.Refuse(Published(), Terms(), null, Today)!.Code);

    [Fact]
    public void It_moves_to_no_buyer() =>
        Assert.Equal("successor-no-authority", SuccessionRules.Refuse(Published(), Terms(), Known(kind: "trust"), Today)!.Code);

    [Fact]
    public void It_moves_to_no_authority_that_is_closed_by_then_or_not_open_yet()
    {
        Assert.Equal("successor-not-open", SuccessionRules.Refuse(Published(), Terms(), Known(to: FirstDay.AddDays(-1)), Today)!.Code);
        Assert.Equal("successor-not-open", SuccessionRules.Refuse(Published(), Terms(), Known(from: FirstDay.AddDays(1)), Today)!.Code);
        Assert.Null(SuccessionRules.Refuse(Published(), Terms(), Known(from: FirstDay, to: FirstDay), Today));
    }

    [Fact]
    public void It_does_not_move_to_whoever_runs_it() =>
        Assert.Equal("successor-same", SuccessionRules.Refuse(Published(), Terms() with { Successor = Nhs }, Known(), Today)!.Code);

    [Fact]
    public void What_has_ended_does_not_move()
    {
        var framework = Published();
        foreach (var step in (FrameworkStep[])[FrameworkStep.Tendering, FrameworkStep.Evaluation, FrameworkStep.Live, FrameworkStep.Closure, FrameworkStep.End])
        {
            Assert.NotNull(framework.Take(step, new StepGrounds("A test.", TwoPeople.NoStandstill), Today, Now).Value);
            Assert.Equal(step == FrameworkStep.End ? "framework-ended" : null, SuccessionRules.Refuse(framework, Terms(), Known(), Today)?.Code);
        }
    }

    [Fact]
    public void What_is_agreed_already_does_not_move_further_and_gets_no_version_until_its_day()
    {
        var framework = Published();
        Assert.NotNull(framework.MoveTo(Department, FirstDay, Now).Value);

        Assert.Equal("succession-agreed", SuccessionRules.Refuse(framework, Terms(), Known(), Today)!.Code);
        Assert.Equal("succession-agreed", SuccessionRules.RefuseVersion(framework, FirstDay.AddDays(-1))!.Code);
        Assert.Null(SuccessionRules.RefuseVersion(framework, FirstDay));
        Assert.Null(SuccessionRules.Refuse(framework, Terms() with { Successor = Nhs, FirstDay = FirstDay }, Known(), FirstDay));
    }

    [Fact]
    public void From_its_day_on_the_successor_runs_it_and_not_before()
    {
        var framework = Published();
        var published = framework.MoveTo(Department, FirstDay, Now).Value!;

        Assert.Equal((2, FirstDay, Department), (published.Version, published.EffectiveFrom, published.Terms.Authority));
        Assert.Equal(Nhs, framework.AuthorityOn(DateOnly.MinValue));
        Assert.Equal(Nhs, framework.AuthorityOn(FirstDay.AddDays(-1)));
        Assert.Equal(Department, framework.AuthorityOn(FirstDay));
        Assert.Equal([new AuthorityPeriod(Nhs, new DateOnly(2025, 8, 1)), new AuthorityPeriod(Department, FirstDay)], framework.Authorities);
        Assert.Equal(new AuthorityPeriod(Department, FirstDay), framework.NextAuthority(Today));
        Assert.Null(framework.NextAuthority(FirstDay));
    }

    [Fact]
    public void Whoever_ran_it_until_the_first_day_of_its_first_version_is_among_those_who_have()
    {
        var framework = Published();
        framework.MoveTo(Department, new DateOnly(2025, 8, 1), Now);
        Assert.Equal([OrganisationReference.Parse(World.Nhs), Department], framework.Authorities.Select(a => a.Authority));
        Assert.All(framework.Authorities, a => Assert.Equal(new DateOnly(2025, 8, 1), a.From));
    }

    [Fact]
    public void Nothing_changes_in_the_document_but_the_authority_it_names()
    {
        var framework = Published();
        var before = framework.Latest;
        framework.MoveTo(Department, FirstDay, Now);

        Assert.Equal(before.Document.Replace($"authority: {World.Nhs}", "authority: LEADLINE:department", StringComparison.Ordinal), framework.Latest.Document);
        Assert.NotEqual(before.Document, framework.Latest.Document);
        Assert.Equal(FrameworkVersion.Write(FrameworkVersion.Read(before.Terms) with { Authority = Department }), framework.Latest.Terms);
        Assert.Equal(FrameworkVersion.Write(Read(framework.Latest.Document).Terms), framework.Latest.Terms);
        Assert.Equal(Read(framework.Latest.Document).Sha256, framework.Latest.Sha256);
    }

    [Theory]
    [InlineData("authority: 'GB-NHS:X24' # NHS England", "authority: 'LEADLINE:department' # NHS England")]
    [InlineData("\"authority\":   \"GB-NHS:X24\"", "\"authority\":   \"LEADLINE:department\"")]
    public void Quotes_and_comments_beside_the_authority_stay(string line, string edited)
    {
        var text = Text.ToString().Replace($"authority: {World.Nhs}", line, StringComparison.Ordinal);
        var framework = Published(text);
        framework.MoveTo(Department, FirstDay, Now);
        Assert.Equal(text.Replace(line, edited, StringComparison.Ordinal), framework.Latest.Document);
    }

    [Fact]
    public void A_document_whose_authority_cannot_be_replaced_in_place_is_refused_with_its_line()
    {
        var framework = Published(Text.ToString().Replace($"authority: {World.Nhs}", $"authority: >-\n  {World.Nhs}", StringComparison.Ordinal));
        var refusal = SuccessionRules.Refuse(framework, Terms(), Known(), Today)!;
        Assert.Equal("authority-not-editable", refusal.Code);
        Assert.Contains("line", refusal.Reason, StringComparison.Ordinal);
    }

    private static readonly FrameworkText Text = new("MOVE") { From = "2025-08-01" };

    private static SuccessionTerms Terms() => new(Department, "An Act.", FirstDay);

    private static OrganisationCopy Known(string kind = OrganisationKinds.Authority, DateOnly? from = null, DateOnly? to = null) =>
        new(OrganisationId.New(), Department, "The department", kind, from ?? new DateOnly(2018, 1, 8), to, 1);

    private static FrameworkAgreement Published(string? text = null)
    {
        var framework = new FrameworkAgreement(FrameworkId.New(), Text.Reference);
        Assert.Null(framework.Publish(Read(text ?? Text.ToString()), new DateOnly(2025, 8, 1), Now).Refusal);
        return framework;
    }

    private static FrameworkDocument Read(string text) => FrameworkDocument.Read(Encoding.UTF8.GetBytes(text)).Document!;

    private static FrameworkDocument Read(FrameworkText text) => Read(text.ToString());
}
