namespace Leadline.Testing;

/// <summary>What a test needs from outside. Where it is absent the test skips and says so, or fails where it was promised.</summary>
public static class Needs
{
    private const string ServicesPromised = "LEADLINE_REQUIRE_SERVICES";
    private const string KitsPromised = "LEADLINE_REQUIRE_KITS";
    private const string SandboxPromised = "LEADLINE_REQUIRE_SANDBOX";

    /// <summary>Connection string of a server on which tests may make and drop databases.</summary>
    public static string Postgres() => Service("LEADLINE_TEST_POSTGRES", "PostgreSQL");

    /// <summary>Address of a broker that tests may use.</summary>
    public static string RabbitMq() => Service("LEADLINE_TEST_RABBITMQ", "RabbitMQ");

    /// <summary>A command of the conformance kits.</summary>
    public static string Kit(string command)
    {
        var kits = Environment.GetEnvironmentVariable("LEADLINE_KITS") is { Length: > 0 } named
            ? named
            : Path.Combine(Repository.Root, "..", "shared", "conformance");
        var path = Path.GetFullPath(Path.Combine(kits, command));
        if (!File.Exists(path))
            Absent(KitsPromised, $"The conformance kit {command} is not there; LEADLINE_KITS names the kits' folder.");
        return path;
    }

    /// <summary>Whether this machine can box plugins in.</summary>
    public static bool HasSandbox { get; } = OperatingSystem.IsLinux() && Array.Exists(["/usr/bin/bwrap", "/usr/local/bin/bwrap"], File.Exists);

    /// <summary>A machine that can box plugins in.</summary>
    public static void Sandbox()
    {
        if (!HasSandbox)
            Absent(SandboxPromised, "There is no bubblewrap here, so that no plugin is judged or run.");
    }

    private static string Service(string variable, string name)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
            Absent(ServicesPromised, $"{variable} is not set, so there is no {name} to try this on; build/test starts one.");
        return value!;
    }

    private static void Absent(string promised, string reason)
    {
        if (Environment.GetEnvironmentVariable(promised) == "1")
            Assert.Fail($"{reason} {promised}=1 says that it must be there.");
        Assert.Skip(reason);
    }
}
