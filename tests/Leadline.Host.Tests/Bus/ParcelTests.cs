using Leadline.Bus;
using Leadline.Modularity.Messages;
using Leadline.Testing;

namespace Leadline.Host.Tests.Bus;

/// <summary>What waits in an outbox leaves in parcels: one kind in each, for the same consumers, and none too large.</summary>
public sealed class ParcelTests
{
    private static readonly string Mark = MessageName.Of(typeof(MarkGiven));

    [Fact]
    public void Messages_of_one_kind_share_parcels_of_a_bounded_number()
    {
        var rows = Enumerable.Range(0, Packer.Most + 1).Select(_ => Row(Mark, "{}")).ToList();
        var parcels = Packer.Part(rows).ToList();
        Assert.Equal([Packer.Most, 1], parcels.Select(p => p.Count));
        Assert.Equal(rows.Select(r => r.Id), parcels.SelectMany(p => p).Select(r => r.Id));
    }

    [Fact]
    public void Kinds_and_those_that_are_for_some_consumers_alone_travel_apart()
    {
        OutboxMessage[] rows = [Row(Mark, "{}"), Row("Another", "{}"), Row(Mark, "{}", "one"), Row(Mark, "{}"), Row(Mark, "{}", "one,other")];
        Assert.Equal([2, 1, 1, 1], Packer.Part(rows).Select(p => p.Count));
    }

    [Fact]
    public void A_parcel_is_closed_before_it_grows_too_long_and_one_that_is_too_long_travels_alone()
    {
        var (half, whole) = (new string(' ', Packer.MostCharacters / 2), new string(' ', Packer.MostCharacters + 1));
        OutboxMessage[] rows = [Row(Mark, half), Row(Mark, half), Row(Mark, "{}"), Row(Mark, whole), Row(Mark, "{}")];
        Assert.Equal([2, 1, 1, 1], Packer.Part(rows).Select(p => p.Count));
    }

    [Fact]
    public void Nothing_waits_so_nothing_leaves() => Assert.Empty(Packer.Part([]));

    [Fact]
    public void Rows_are_sorted_by_what_can_be_done_with_them()
    {
        var subscription = new Subscription("mark", typeof(MarkDbContext), typeof(MarkGiven), typeof(AddMark));
        var catalogue = new MessageCatalogue([subscription]);
        var (wanted, asked) = (Row(Mark, "{}"), Row(Mark, "{}", subscription.Consumer));
        var (unwanted, unknown) = (Row(MessageName.Of(typeof(FakeClock)), "{}"), Row("Leadline.Newer.SomethingElse", "{}"));
        OutboxMessage[] forOthers = [Row(Mark, "{}", $"{subscription.Consumer},mark-of-a-newer-host"), Row(MessageName.Of(typeof(FakeClock)), "{}", "mark-no-longer-there")];

        var sorted = Outgoing.Sort([wanted, unwanted, unknown, .. forOthers, asked], catalogue);
        Assert.Equal([wanted, asked], sorted.Wanted);
        Assert.Equal([unwanted], sorted.Unwanted);
        Assert.Equal([unknown, .. forOthers], sorted.Unknown);
    }

    private static OutboxMessage Row(string type, string body, string? onlyFor = null) =>
        new(Guid.CreateVersion7(), type, body, World.Beginning, onlyFor);
}
