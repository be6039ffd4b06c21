using System.Text.Json.Nodes;
using Leadline.Directory.Credentials;
using Leadline.Directory.Organisations;
using Leadline.Modularity.Access;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Directory.Tests;

public sealed class SayingWhoActs
{
    private static readonly Caller Operator = Caller.Operator with { RequestId = "a request" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_nothing_was_said_of_is_not_saved()
    {
        await using var register = await Register.NewAsync();
        await using var db = register.Open();
        db.Add(Ccg());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));

        Assert.StartsWith("organisation: a change is about to be saved that nothing was said of.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await register.CountAsync());
    }

    [Fact]
    public async Task The_record_says_what_was_before_and_what_is_after()
    {
        await using var register = await Register.NewAsync();
        await using var db = register.Open();
        var ccg = Ccg();
        db.Add(ccg);
        db.Record(Operator, "register-organisation", ccg.Id.Value, "GB-NHS:0DE");
        await db.SaveChangesAsync(Stop);
        ccg.Amend("A new name", ccg.OpenFrom, null, null, new DateOnly(2014, 4, 1));
        db.Record(Operator, "amend-organisation", ccg.Id.Value, "", "The register says so.");
        await db.SaveChangesAsync(Stop);
        var entries = await db.Audit.AsNoTracking().OrderBy(e => e.SubjectVersion).ToListAsync(Stop);

        Assert.Equal([("organisation", 1), ("organisation", 2)], entries.Select(e => (e.SubjectType, (int)e.SubjectVersion!)));
        Assert.Null(entries[0].Before);
        var (before, after) = (JsonNode.Parse(entries[1].Before!)!.AsObject(), JsonNode.Parse(entries[1].After!)!.AsObject());
        Assert.Equal(("An old name", "1"), (before["name"]!.ToString(), before["version"]!.ToString()));
        Assert.False(before.ContainsKey("reference")); // what stayed as it was is not told of
        Assert.Equal(("A new name", "2", "GB-NHS:0DE", null), (after["name"]!.ToString(), after["version"]!.ToString(), after["reference"]!.ToString(), after["open_to"]));
        Assert.Equal(("The register says so.", "a request"), (entries[1].Reason, entries[1].RequestId));
        Assert.Equal(2, await db.Unsealed.CountAsync(Stop));
    }

    [Fact]
    public async Task A_secret_stays_out_of_the_record_even_as_a_hash()
    {
        await using var register = await Register.NewAsync();
        await using var db = register.Open();
        var key = new ClientCredential(CredentialId.New(), OrganisationId.New(), "A program", Role.Evaluator, Secret.HashOf("secret"), null, DateTimeOffset.UnixEpoch, null);
        db.Add(key);
        db.Record(Operator, "issue-credential", key.Id.Value, "");
        await db.SaveChangesAsync(Stop);
        var after = (await db.Audit.AsNoTracking().SingleAsync(Stop)).After!;

        Assert.Contains("\"hash\":{\"masked\":true}", after, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Hash, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_one_act_changes_has_its_entry()
    {
        await using var register = await Register.NewAsync();
        await using var db = register.Open();
        var (one, other) = (Ccg(), Ccg("GB-NHS:0DF"));
        db.AddRange(one, other);
        db.Record(Operator, "merge", one.Id.Value, "");
        await db.SaveChangesAsync(Stop);
        var entries = await db.Audit.AsNoTracking().ToListAsync(Stop);

        Assert.Equal(new[] { one.Id.Value, other.Id.Value }.Order(), entries.Select(e => e.Subject).Order());
        Assert.All(entries, e => Assert.Equal(("merge", "a request"), (e.Act, e.RequestId)));
    }

    private static Organisation Ccg(string reference = "GB-NHS:0DE") =>
        new(OrganisationId.New(), OrganisationReference.Parse(reference), "An old name", "ccg", new DateOnly(2013, 4, 1), null);
}
