namespace Leadline.Crash.Tests;

/// <summary>The servers that <c>build/test</c> starts for the tests.</summary>
internal static class Services
{
    internal static string Postgres() => Of("LEADLINE_TEST_POSTGRES");

    internal static string RabbitMq() => Of("LEADLINE_TEST_RABBITMQ");

    private static string Of(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            return value;
        var reason = $"{variable} names no server; build/test starts one.";
        if (Environment.GetEnvironmentVariable("LEADLINE_REQUIRE_SERVICES") is { Length: > 0 })
            Assert.Fail(reason);
        Assert.Skip(reason);
        throw new InvalidOperationException(reason);
    }
}
