using System.Globalization;

namespace Leadline.Cli.Rehearsals;

internal sealed partial class Actors
{
    public async Task<string> InviteAsync(CompetitionPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var prepared = await buyer.Api.PostAsync("/further-competitions", new
        {
            frameworkId = _framework,
            lotNumber = part.Lot,
            serviceLines = part.Lines,
            title = part.Title,
            requirement = part.Requirement,
            closesAt = Story.Uk(part.Closes),
            contractFrom = Day(part.ContractFrom),
            contractTo = Day(part.ContractTo),
            standstill = part.Standstill,
            purpose = part.Purpose,
            weights = part.Weights.Count == 0 ? null : part.Weights.Select(w => new { criterion = w.Key, weight = w.Value }),
        }, null, stop);
        var issued = await buyer.Api.PostAsync($"/further-competitions/{prepared.Id}/invitation", null, prepared.Tag, stop);
        _competitions[part] = (prepared.Id, prepared.Text("reference"));
        return $"{buyer.Name} invites {issued.Body.GetProperty("invited").GetArrayLength()} suppliers to bid for {prepared.Text("reference")}, {part.Title}";
    }

    public async Task<string> BidAsync(CompetitionPart part, BidPart bid, CancellationToken stop)
    {
        var supplier = await ActorAsync(bid.Supplier, stop);
        var (id, reference) = _competitions[part];
        var body = new { annualPrice = Pounds(bid.AnnualPrice), response = bid.Response };
        if (bid.RefusedAs is { } code)
            return $"{supplier.Name} bids for {reference} and is refused: {await supplier.Api.RefusedAsync($"/further-competitions/{id}/bids", body, code, stop)}";
        var receipt = await supplier.Api.PostAsync($"/further-competitions/{id}/bids", body, null, stop);
        _bids[(part, bid.Supplier)] = receipt.Id;
        return $"{supplier.Name} {(receipt.Body.GetProperty("replacesEarlier").GetBoolean() ? "replaces its bid" : "bids")} for {reference}";
    }

    public async Task<string> OpenAsync(CompetitionPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _competitions[part];
        var competition = await buyer.Api.GetAsync($"/further-competitions/{id}", stop);
        await buyer.Api.PostAsync($"/further-competitions/{id}/opening", null, competition.Tag, stop);
        var bids = await buyer.Api.GetAsync($"/further-competitions/{id}/bids", stop);
        return $"{buyer.Name} opens {bids.Body.GetProperty("items").GetArrayLength()} bids for {reference}";
    }

    public async Task<string> MarkAsync(CompetitionPart part, BidPart bid, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _competitions[part];
        foreach (var (criterion, mark) in bid.Marks.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            await buyer.Api.PostAsync($"/further-competitions/{id}/bids/{_bids[(part, bid.Supplier)]}/marks",
                new { criterion, value = mark.Mark, reason = mark.Reason }, null, stop);
        }

        return $"{buyer.Name} marks the bid of {(await ActorAsync(bid.Supplier, stop)).Name} for {reference}";
    }

    public async Task<string> AwardAsync(CompetitionPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _competitions[part];
        var competition = await buyer.Api.GetAsync($"/further-competitions/{id}", stop);
        var first = (await buyer.Api.GetAsync($"/further-competitions/{id}/ranking", stop)).Body[0];
        await buyer.Approver.PostAsync($"/further-competitions/{id}/award",
            new { supplier = first.GetProperty("supplier").GetGuid(), reason = part.AwardReason }, competition.Tag, stop);
        await platform.RestAsync(stop);
        var awarded = await StateAsync(buyer, id, "awarded", stop);
        var winner = _actors.Values.First(a => a.Id == awarded.Body.GetProperty("awardedTo").GetGuid());
        return $"{buyer.Name} awards {reference} to {winner.Name}, {first.GetProperty("total").GetDecimal().ToString("0.00", CultureInfo.InvariantCulture)} points, "
            + $"{Money(first.GetProperty("annualPrice").GetProperty("pence").GetInt64())} a year";
    }

    public async Task<string> SignAsync(CompetitionPart part, CancellationToken stop)
    {
        var buyer = await ActorAsync(part.Buyer, stop);
        var (id, reference) = _competitions[part];
        var competition = await buyer.Api.GetAsync($"/further-competitions/{id}", stop);
        await buyer.Approver.PostAsync($"/further-competitions/{id}/order-form", null, competition.Tag, stop);
        await platform.RestAsync(stop);
        await StateAsync(buyer, id, "signed", stop);
        return $"{buyer.Name} signs the order form of {reference}";
    }

    private static async Task<Reply> StateAsync(Actor buyer, Guid id, string wanted, CancellationToken stop)
    {
        var competition = await buyer.Api.GetAsync($"/further-competitions/{id}", stop);
        return competition.Text("state") == wanted
            ? competition
            : throw new RehearsalException($"{competition.Text("reference")} should be {wanted} and is {competition.Text("state")}: {competition.Body.GetProperty("standingRefusal")}");
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
