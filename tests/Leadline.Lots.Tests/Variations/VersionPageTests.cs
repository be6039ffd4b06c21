using System.Net;
using Leadline.Testing;

namespace Leadline.Lots.Tests.Variations;

/// <summary>Any version is read by anybody, the one that suppliers are asked to accept before it is in force.</summary>
[Collection(Profiles.Embedded)]
public sealed class VersionPageTests(EmbeddedWorld shared) : InWorld(shared)
{
    [Fact]
    public async Task A_version_says_what_it_changes_and_gives_its_document_to_the_letter()
    {
        var text = World.Text();
        var framework = await World.LiveAsync(text, []);
        (await World.VaryAsync(framework, text with { Charge = 75 })).Good();
        var anybody = World.Host.Anonymous();
        var (first, second) = ($"/frameworks/{framework.Id}/versions/1", $"/frameworks/{framework.Id}/versions/2");
        var read = (await anybody.GetAsync(second)).Good().Body;
        Assert.Contains("What changes against version 1", read, StringComparison.Ordinal);
        Assert.Contains("/charge/rate-basis-points", read, StringComparison.Ordinal);
        Assert.Contains("2026/S 000-000001", read, StringComparison.Ordinal);
        Assert.DoesNotContain("What changes against", (await anybody.GetAsync(first)).Good().Body, StringComparison.Ordinal);

        Assert.Equal((text with { Charge = 75 }).ToString(), (await anybody.GetAsync(second + "?handler=Document")).Good().Body);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/frameworks/{framework.Id}/versions/3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/frameworks/{framework.Id}/versions/{int.MinValue}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/frameworks/{Guid.CreateVersion7()}/versions/1?handler=Document")).Status);
    }
}
