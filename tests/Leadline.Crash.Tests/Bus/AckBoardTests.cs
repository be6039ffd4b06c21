using Leadline.Bus;

namespace Leadline.Crash.Tests.Bus;

public class AckBoardTests
{
    private readonly FakeClock _clock = new();
    private readonly Guid _message = Guid.CreateVersion7();
    private readonly List<string> _done = [];
    private readonly AckBoard _board;

    public AckBoardTests() => _board = new AckBoard(_clock);

    [Fact]
    public void A_message_is_done_when_its_last_consumer_has_committed()
    {
        Expect("lots", "first", "second");
        _board.Acknowledge(_message, "first");
        _board.Acknowledge(_message, "first"); // a second copy
        _board.Acknowledge(_message, "stranger");
        Assert.Empty(_done);
        Assert.Equal(1, _board.Count);

        _board.Acknowledge(_message, "second");
        Assert.Equal(["lots"], _done);
        Assert.Equal(0, _board.Count);
    }

    [Fact]
    public void A_message_of_two_outboxes_is_done_for_each_by_its_own_consumers()
    {
        Expect("lots", "first");
        Expect("billing", "second");
        _board.Acknowledge(_message, "second");
        Assert.Equal(["billing"], _done);
        _board.Acknowledge(_message, "first");
        Assert.Equal(["billing", "lots"], _done);
    }

    [Fact]
    public void A_sender_forgets_what_of_its_own_is_overdue_and_nothing_of_another()
    {
        Expect("lots", "first");
        Expect("billing", "second");
        Assert.Empty(_board.ForgetOverdue("lots"));

        _clock.Advance(AckBoard.Patience + TimeSpan.FromSeconds(1));
        Assert.Equal([_message], _board.ForgetOverdue("lots"));
        Assert.Empty(_board.ForgetOverdue("lots"));
        Assert.Equal(1, _board.Count);
        Assert.Equal([_message], _board.ForgetOverdue("billing"));
        Assert.Equal(0, _board.Count);
    }

    private void Expect(string sender, params string[] consumers) => _board.Expect(sender, _message, consumers, () => _done.Add(sender));
}
