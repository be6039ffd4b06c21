using System.Text;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Tests.Wire;

public sealed class WorkerReplyTests
{
    [Fact]
    public void The_result_is_kept_byte_for_byte() =>
        Assert.Equal("""{ "all" : [ ] }""", Encoding.UTF8.GetString(Parse("""{"id":7,"result":{ "all" : [ ] },"steps":12}""").Result.Span));

    [Fact]
    public void The_steps_come_with_it() => Assert.Equal(12, Parse("""{"id":7,"result":{},"steps":12}""").Steps);

    [Fact]
    public void A_failure_is_read() =>
        Assert.Equal(new FailureNotice("plugin-threw", "why", "where"), Parse("""{"id":7,"error":{"code":"plugin-threw","message":"why","detail":"where"},"steps":3}""").Failure);

    [Theory]
    [InlineData("""{"id":8,"result":{},"steps":1}""")] // an answer to another question
    [InlineData("""{"result":{},"steps":1}""")]
    [InlineData("""{"id":7,"outcome":{},"steps":1}""")]
    [InlineData("""{"id":7,"result":{},"steps":1,"more":1}""")]
    [InlineData("""{"id":7,"result":{},"steps":1}{}""")]
    [InlineData("""{"id":7,"result":{""")]
    [InlineData("""{"id":"7","result":{},"steps":1}""")]
    [InlineData("""{"id":7,"error":{"code":"made-up","message":"","detail":""},"steps":1}""")]
    [InlineData("""{"id":7,"error":{"code":"plugin-threw"},"steps":1}""")]
    [InlineData("""{"id":7,"result":{}}""")]
    [InlineData("""{"id":7,"result":{},"steps":-1}""")]
    [InlineData("""{"id":7,"result":{},"steps":"1"}""")]
    [InlineData("""[7]""")]
    [InlineData("zzzz")]
    public void What_is_no_answer_is_refused(string json) => Assert.Throws<FrameException>(() => Parse(json));

    private static WorkerReply Parse(string json) => WorkerReply.Parse(Encoding.UTF8.GetBytes(json), 7);
}
