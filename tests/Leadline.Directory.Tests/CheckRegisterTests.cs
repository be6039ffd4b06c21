using System.Net;
using Leadline.Directory.Registers;
using Leadline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leadline.Directory.Tests;

[Trait("Slow", "Yes")]
public sealed class CheckRegisterTests : IAsyncLifetime
{
    private readonly Scripted _company = new();
    private TestHost _host = null!;
    private string _path = "";

    public async ValueTask InitializeAsync()
    {
        var registers = new OrganisationRegisters(new Dictionary<string, IOrganisationRegister> { ["company"] = _company });
        _host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning), services => services.Replace(ServiceDescriptor.Singleton(registers)));
        _path = await RegisterAsync("GB-COH:01234567");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("Active", "active", "true")]
    [InlineData("Inactive", "inactive", "false")]
    [InlineData("Unknown", "unknown", "false")]
    [InlineData("Down", "down", "false")]
    [InlineData("Malformed", "malformed", "false")]
    public async Task What_a_register_said_is_kept_with_the_moment(string outcome, string word, string good)
    {
        _company.Answer = new RegisterAnswer(Enum.Parse<RegisterOutcome>(outcome), "A\u0000 name", "its word", Detail: "why");
        var made = (await CheckAsync("company")).Good();
        var kept = (await _host.Operator.GetAsync(made.Location!)).Good();

        Assert.Equal((word, good, "A name", "GB-COH:01234567"), (kept["outcome"], kept["isGood"], kept["name"], kept["identifier"]));
        Assert.Equal(World.Beginning, kept.Json["askedAt"]!.GetValue<DateTimeOffset>());
        Assert.Single((await _host.Operator.GetAsync($"{_path}/register-checks")).Good().Json["items"]!.AsArray());
        Assert.Empty((await _host.Operator.GetAsync($"{_path}/register-checks?at=2025-08-31")).Good().Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Others_write_while_a_register_is_asked()
    {
        _company.Gate = new TaskCompletionSource();
        var asked = _host.Operator.PostAsync($"{_path}/register-checks", new { register = "company" }, key: "once");
        await _company.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await RegisterAsync("GB-COH:07654321"); // on SQLite, with its one writer, this waits for ever if a transaction is open
        _company.Gate.SetResult();

        (await asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Good();
    }

    [Fact]
    public async Task What_cannot_be_asked_is_a_problem()
    {
        Assert.Equal("/register", (await CheckAsync("land")).Refused(HttpStatusCode.BadRequest, "register-unknown").Pointer);
        (await CheckAsync("debarment")).Refused("register-not-configured");
        (await _host.Operator.PostAsync($"{await RegisterAsync("LEADLINE:nobody")}/register-checks", new { register = "company" })).Refused("identifier-missing");
        (await _host.Operator.PostAsync($"/api/v1/organisations/{Guid.CreateVersion7()}/register-checks", new { register = "company" })).Hidden();
        (await _host.Operator.GetAsync($"{_path}/register-checks/{Guid.CreateVersion7()}")).Hidden();
    }

    private Task<Answer> CheckAsync(string register) => _host.Operator.PostAsync($"{_path}/register-checks", new { register });

    private async Task<string> RegisterAsync(string reference) => (await _host.Operator.PostAsync("/api/v1/organisations",
        new { reference, name = "Example", kind = "company", openFrom = "2013-04-01" })).Good().Location!;

    private sealed class Scripted : IOrganisationRegister
    {
        internal RegisterAnswer Answer { get; set; } = new(RegisterOutcome.Active);

        internal TaskCompletionSource? Gate { get; set; }

        internal TaskCompletionSource Asked { get; } = new();

        public string? Scheme => "GB-COH";

        public async Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken stop)
        {
            Asked.TrySetResult();
            if (Gate is { } gate)
                await gate.Task.WaitAsync(stop);
            return Answer;
        }
    }
}
