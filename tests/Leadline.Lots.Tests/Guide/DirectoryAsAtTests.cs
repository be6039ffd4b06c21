using Leadline.Testing;

namespace Leadline.Lots.Tests.Guide;

/// <summary>The directory says of any day what was so on that day, however often an agreement was closed and made live again.</summary>
public abstract class DirectoryAsAtTests(SharedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task Each_closure_and_each_time_it_was_live_again_is_remembered()
    {
        var framework = await World.LiveAsync(World.Text(), []);
        List<(string Day, string Live)> said = [(World.Day(-1), "False"), (World.Day(0), "True")];
        foreach (var step in new[] { "closure", "live", "closure", "live" })
        {
            await World.Host.MoveToAsync(World.Now + TimeSpan.FromDays(1));
            (await World.AdvanceAsync(framework, step)).Good();
            said.Add((World.Day(0), step == "live" ? "True" : "False"));
        }

        foreach (var (day, live) in said)
            Assert.Equal((day, live), (day, await LiveOnAsync(framework, day)));
    }

    private async Task<string> LiveOnAsync(Framework framework, string day) =>
        (await World.Host.Anonymous().GetAsync($"/public/v1/directory?on={day}")).Good().Json.AsArray().First(r => r!["framework"]!.ToString() == framework.Reference)!["live"]!.GetValue<bool>().ToString();
}

[Collection(Profiles.Embedded)]
public sealed class DirectoryAsAtOnEmbedded(EmbeddedWorld shared) : DirectoryAsAtTests(shared);

[Collection(Profiles.Production), Trait("Needs", "Services")]
public sealed class DirectoryAsAtOnProduction(ProductionWorld shared) : DirectoryAsAtTests(shared);
