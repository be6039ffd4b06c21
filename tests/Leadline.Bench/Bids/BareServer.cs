using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace Leadline.Bench.Bids;

/// <summary>
/// The limit for a bid: Kestrel reads a request of the same size and form, Npgsql writes the bid, an outbox row and an entry of a record
/// in one round trip, and the answer says when. Nobody is asked who calls, and nothing is checked.
/// </summary>
internal static partial class BareServer
{
    internal const string Verb = "serve-limit";
    internal const string Ready = "The limit is ready at ";
    internal const string Path = "/bids";

    internal const string Tables = """
        CREATE TABLE bid (id uuid PRIMARY KEY, call_off_id uuid NOT NULL, supplier_id uuid NOT NULL, submitted_at timestamptz NOT NULL, annual_price_pence bigint NOT NULL, response text NOT NULL);
        CREATE INDEX ON bid (call_off_id);
        CREATE TABLE outbox (id uuid PRIMARY KEY, type text NOT NULL, body text NOT NULL, created timestamptz NOT NULL);
        CREATE TABLE audit (id uuid PRIMARY KEY, at timestamptz NOT NULL, actor uuid NOT NULL, act text NOT NULL, subject uuid NOT NULL);
        """;

    internal static async Task<int> RunAsync(string connection)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, Forms.Default));
        await using var store = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
        {
            MaxPoolSize = HttpLoad.Connections, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true,
        });
        await using var app = builder.Build();
        app.MapPost(Path, (Bid bid, CancellationToken stop) => SubmitAsync(store, bid, stop));
        await app.StartAsync();
        Console.WriteLine(Ready + app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<IResult> SubmitAsync(NpgsqlDataSource store, Bid bid, CancellationToken stop)
    {
        var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        await using var connection = await store.OpenConnectionAsync(stop);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "INSERT INTO bid VALUES ($1, $2, $3, $4, $5, $6)", id, bid.CallOffId, bid.SupplierId, now, bid.AnnualPrice.Pence, bid.Response);
        Add(batch, "INSERT INTO outbox VALUES ($1, 'bid-submitted', $2, $3)", Guid.CreateVersion7(), $$"""{"bid":"{{id}}","callOff":"{{bid.CallOffId}}"}""", now);
        Add(batch, "INSERT INTO audit VALUES ($1, $2, $3, 'submit-bid', $4)", Guid.CreateVersion7(), now, bid.SupplierId, id);
        await batch.ExecuteNonQueryAsync(stop);
        return TypedResults.Json(new Receipt(id, now), Forms.Default.Receipt);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    internal sealed record Bid(Guid CallOffId, Guid SupplierId, Price AnnualPrice, string Response);

    internal sealed record Price(long Pence, string Currency);

    internal sealed record Receipt(Guid Id, DateTimeOffset SubmittedAt);

    [JsonSerializable(typeof(Bid)), JsonSerializable(typeof(Receipt))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class Forms : JsonSerializerContext;
}
