using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Tests.Wire;

public sealed class FramesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sealed_is_read()
    {
        var frame = new byte[] { 0, 0, 0, 0, 1, 2, 3 };
        Frames.Seal(frame);

        Assert.Equal([3, 0, 0, 0, 1, 2, 3], frame);
        Assert.Equal([1, 2, 3], Frames.Read(new MemoryStream(frame), 3)!);
        Assert.Equal([1, 2, 3], (await Frames.ReadAsync(new Drips(frame), 3, Stop))!);
    }

    [Theory]
    [InlineData("04000000 01020304")] // one more than allowed
    [InlineData("ffffff7f 01")]
    [InlineData("ffffffff 01")] // would be negative
    [InlineData("00000000")]
    [InlineData("0300")]
    [InlineData("03000000 0102")]
    public async Task What_is_no_message_is_refused(string bytes)
    {
        var pipe = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));

        Assert.Throws<FrameException>(() => Frames.Read(new MemoryStream(pipe), 3));
        await Assert.ThrowsAsync<FrameException>(() => Frames.ReadAsync(new MemoryStream(pipe), 3, Stop));
    }

    [Fact]
    public async Task The_length_is_judged_before_memory_is_taken()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FrameException>(() => Frames.Read(new MemoryStream([0, 0, 0, 0x70]), 1024));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        await Assert.ThrowsAsync<FrameException>(() => Frames.ReadAsync(new MemoryStream([0, 0, 0, 0x70]), 1024, Stop));
    }

    [Fact]
    public async Task A_pipe_closed_between_messages_is_the_end()
    {
        Assert.Null(Frames.Read(Stream.Null, 3));
        Assert.Null(await Frames.ReadAsync(Stream.Null, 3, Stop));
    }

    /// <summary>Gives a byte at a time, as a pipe may.</summary>
    private sealed class Drips(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
