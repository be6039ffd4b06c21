using Leadline.Directory.People;
using Leadline.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Person = Leadline.Directory.People.Person;

namespace Leadline.Directory.Tests.People;

/// <summary>
/// How long an answer takes says nothing of whether there is an account: what takes the time of an attempt, hashing, is done once for
/// everybody who is not let in. Counted, because a clock would also measure the machine.
/// </summary>
public sealed class TakingAsLong
{
    [Fact, Trait("Slow", "Yes")]
    public async Task An_attempt_hashes_once_whether_there_is_an_account_or_none()
    {
        var counted = new CountingHasher();
        await using var host = await TestHost.StartAsync(Profile.Embedded, new FakeClock(World.Beginning),
            services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Person>>(counted)));
        var organisation = (await host.Operator.PostAsync("/api/v1/organisations", new { reference = "GB-NHS:0DE", name = "Arden", kind = "csu", openFrom = "2013-04-01" })).Good().Id;
        await InviteAsync("ann@arden.example"); // has chosen a password
        await InviteAsync("bob@arden.example"); // not yet
        await host.RestAsync();
        var letter = (await host.Operator.GetAsync("/api/v1/mail?limit=200")).Good().Json["items"]!.AsArray().Single(l => l!["to"]!.ToString() == "ann@arden.example");
        (await host.Anonymous().PostAsync("/api/v1/passwords", new { link = World.LinkIn(letter!["body"]!.ToString()), password = "three words apart" })).Good();

        var told = new List<(int, string)>();
        foreach (var email in new[] { "ann@arden.example", "bob@arden.example", "carol@arden.example", "dan@nowhere.example" })
        {
            told.Add(await AttemptAsync(email, "not that one at all"));
            told.Add(await AttemptAsync(email, new string('x', Passwords.Longest + 1)));
        }

        Assert.All(told, t => Assert.Equal((1, "sign-in-refused"), t));

        async Task InviteAsync(string email) => (await host.Operator.PostAsync($"/api/v1/organisations/{organisation}/people",
            new { email, name = "Somebody", roles = new[] { "evaluator" }, reason = "A test." })).Good();

        async Task<(int, string)> AttemptAsync(string email, string password)
        {
            var before = counted.Hashed;
            var answer = await host.Anonymous().PostAsync("/api/v1/sessions", new { email, password });
            return (counted.Hashed - before, answer.Code);
        }
    }

    private sealed class CountingHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> _real = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

        internal int Hashed { get; private set; }

        public string HashPassword(Person user, string password)
        {
            Hashed++;
            return _real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Hashed++;
            return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
