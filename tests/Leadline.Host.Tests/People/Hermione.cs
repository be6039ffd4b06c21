using Leadline.Modularity.Storage;
using Leadline.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Host.Tests.People;

/// <summary>A buyer's evaluator on whom there is one of everything, each with a word of its own to look for in the store.</summary>
/// <param name="Id">Her identifier.</param>
/// <param name="Mark">A word that stands in her name, address, device and reasons, and nowhere else.</param>
/// <param name="Api">Her calls.</param>
/// <param name="Request">Her request for roles, which waits.</param>
internal sealed record Hermione(string Id, string Mark, Testing.Api Api, string Request)
{
    internal string Email => $"hermione@{Mark}.example";

    internal static async Task<Hermione> MakeAsync(World world)
    {
        var mark = $"granger{world.Unique()}x";
        var email = $"hermione@{mark}.example";
        var added = (await world.Host.Operator.PostAsync($"/api/v1/organisations/{world.Buyer.Id}/people",
            new { email, name = $"Hermione {mark}", roles = new[] { "procurement-lead", "evaluator" }, reason = "A test." })).Good();
        var password = $"correct horse {world.Unique()} battery";
        (await world.Host.Anonymous().PostAsync("/api/v1/passwords", new { link = World.LinkIn(added["link"]), password })).Good();
        await world.Host.Anonymous().PostAsync("/api/v1/sessions", new { email, password = "not the password" });
        var browser = world.Host.Anonymous();
        browser.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"Browser/1.0 ({mark})");
        var api = world.Host.With($"Bearer {(await browser.PostAsync("/api/v1/sessions", new { email, password })).Good()["token"]}");
        await browser.PostAsync("/api/v1/sessions", new { email, password = "not the password" }); // the good one cleared the first away
        await LinkOutsideAsync(world, added.Id, mark);
        var request = (await api.PostAsync("/api/v1/access-requests", new { organisation = world.Buyer.Id, roles = new[] { "moderator" }, reason = $"I am {mark}." }, key: "k")).Good().Id;
        (await world.OtherBuyer.Administrator.PostAsync($"/api/v1/organisations/{world.OtherBuyer.Id}/delegations",
            new { email, roles = new[] { "evaluator" }, until = world.Now + TimeSpan.FromDays(50), reason = "Helps us." }, key: mark.Replace("granger", "k", StringComparison.Ordinal))).Good();
        (await world.Host.Anonymous().PostAsync("/api/v1/links", new { email })).Good();
        await world.Host.RestAsync();
        return new Hermione(added.Id, mark, api, request);
    }

    /// <summary>Takes her roles away.</summary>
    internal async Task EndRolesAsync(World world)
    {
        foreach (var grant in (await world.Host.Operator.GetAsync($"/api/v1/people/{Id}")).Good().Json["roles"]!.AsArray())
            (await world.Host.Operator.PostAsync($"/api/v1/role-grants/{grant!["id"]}/end", new { reason = "She left." })).Good();
    }

    internal Task<Answer> EraseAsync(World world) => world.Host.Operator.PostAsync($"/api/v1/people/{Id}/erasure", new { reason = "She asked for it." });

    // As if she had signed in by an outside provider, for which there is no provider here.
    private static async Task LinkOutsideAsync(World world, string id, string mark)
    {
        await using var scope = world.Host.App.Services.CreateAsyncScope();
        var db = Models.Of(scope.ServiceProvider, "directory");
        var person = Guid.Parse(id);
        await using var write = await db.BeginWriteAsync(TestContext.Current.CancellationToken);
#pragma warning disable EF1002 // the table's name is a constant; the values are parameters
        await db.Database.ExecuteSqlRawAsync($"INSERT INTO {db.Table("person_outside_logins")} (person_id, issuer, subject) VALUES ({{0}}, 'https://login.example', {{1}})",
            [person, mark], TestContext.Current.CancellationToken);
#pragma warning restore EF1002
        await write.CommitAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>The modules' contexts, by name.</summary>
internal static class Models
{
    internal static ModuleDbContext Of(IServiceProvider services, string module) =>
        (ModuleDbContext)services.GetRequiredService(services.GetServices<StoreDescriptor>().Single(s => s.Module == module).ContextType);
}
