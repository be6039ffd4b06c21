namespace Leadline.Testing;

/// <summary>A signed call-off contract between parties that no other test knows, so that a test may end them.</summary>
/// <param name="Framework">A framework agreement of its own, with a charge of 1%.</param>
/// <param name="Buyer">An integrated care board.</param>
/// <param name="Supplier">The only supplier on the framework agreement.</param>
/// <param name="Id">The call-off.</param>
/// <param name="StartsOn">The contract's first day.</param>
public sealed record Deal(Framework Framework, Member Buyer, Member Supplier, string Id, DateOnly StartsOn)
{
    /// <summary>The contract's address.</summary>
    public string Path => $"/api/v1/contracts/{Id}";
}

/// <summary>Making deals, and ending parties.</summary>
public static class Deals
{
    /// <summary>A board that nobody has heard of yet.</summary>
    public static Task<Member> BoardAsync(this World world) => world.JoinAsync("icb", $"GB-NHS:Q{world.Unique():D4}", "buyer");

    /// <summary>From the framework agreement to the signature.</summary>
    public static async Task<Deal> DealAsync(this World world)
    {
        var (supplier, buyer) = (await world.SupplierAsync(), await world.BoardAsync());
        await world.Host.RestAsync();
        var framework = await world.LiveAsync(world.Text(), [supplier]);
        var made = (await buyer.Api.PostAsync("/api/v1/further-competitions", world.Need(framework))).Good();
        var path = $"/api/v1/further-competitions/{made.Id}";
        (await buyer.Api.ActAsync(path, "invitation")).Good();
        (await supplier.Api.PostAsync($"{path}/bids", new { annualPrice = World.Pounds(1_000_000), response = "We come." })).Good();
        await world.Host.MoveToAsync(made.Json["closesAt"]!.GetValue<DateTimeOffset>() + TimeSpan.FromMinutes(1));
        (await buyer.Api.ActAsync(path, "opening")).Good();
        var bid = (await buyer.Api.GetAsync($"{path}/bids")).Good().Json["items"]!.AsArray().Single()!["id"]!.ToString();
        foreach (var criterion in new[] { "quality", "social-value" })
            (await buyer.Api.PostAsync($"{path}/bids/{bid}/marks", new { criterion, value = 3m, reason = "Good" })).Good();
        (await buyer.Approver.ActAsync(path, "award", new { supplier = supplier.Id, reason = "The best" })).Good();
        await world.Host.RestAsync();
        (await buyer.Approver.ActAsync(path, "order-form")).Good();
        await world.Host.RestAsync();
        return new Deal(framework, buyer, supplier, made.Id, DateOnly.Parse(made["contractFrom"]));
    }

    /// <summary>Lets others carry on for an organisation from today.</summary>
    public static async Task SucceedAsync(this World world, Member old, string kind, params IReadOnlyList<Member> heirs)
    {
        (await world.Host.Operator.ActAsync($"/api/v1/organisations/{old.Id}", "succession",
            new { kind, on = world.Day(0), successors = heirs.Select(h => h.Id), reason = "Order of 2025" })).Good();
        await world.Host.RestAsync();
    }
}
