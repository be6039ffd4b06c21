using System.Text;
using Leadline.Plugins.Runtime.Workers;
using Leadline.Plugins.Wire;

namespace Leadline.Plugins.Tests.Wire;

public sealed class WorkerReplyTests
{
    [Fact]
    public void The_result_is_kept_byte_for_byte() =>
        Assert.Equal("""{ "all" : [ ] }""", Encoding.UTF8.GetString(Parse("""{"id":7,"result":{ "all" : [ ] }}""").Result.Span));

    [Fact]
    public void A_failure_is_read() =>
        Assert.Equal(new FailureNotice("plugin-threw", "why", "where"), Parse("""{"id":7,"error":{"code":"plugin-threw","message":"why","detail":"where"}}""").Failure);

    [Theory]
    [InlineData("""{"id":8,"result":{}}""")] // an answer to another question
    [InlineData("""{"result":{}}""")]
    [InlineData("""{"id":7,"outcome":{}}""")]
    [InlineData("""{"id":7,"result":{},"more":1}""")]
    [InlineData("""{"id":7,"result":{}}{}""")]
    [InlineData("""{"id":7,"result":{""")]
    [InlineData("""{"id":"7","result":{}}""")]
    [InlineData("""{"id":7,"error":{"code":"made-up","message":"","detail":""}}""")]
    [InlineData("""{"id":7,"error":{"code":"plugin-threw"}}""")]
    [InlineData("""[7]""")]
    [InlineData("zzzz")]
    public void What_is_no_answer_is_refused(string json) => Assert.Throws<FrameException>(() => Parse(json));

    private static WorkerReply Parse(string json) => WorkerReply.Parse(Encoding.UTF8.GetBytes(json), 7);
}
