using System.Globalization;

namespace Leadline.Testing;

/// <summary>A framework agreement that moves to another authority, as it is done: two people offer it, and a third, of the other authority, accepts.</summary>
public static class Moving
{
    /// <summary>By what right agreements of tests move.</summary>
    public const string Basis = "Health Bodies (Transfer) Regulations 2025, reg. 4.";

    /// <param name="world">The world.</param>
    extension(World world)
    {
        /// <summary>An authority that runs nothing yet.</summary>
        public async Task<Member> OtherAuthorityAsync()
        {
            var other = await world.JoinAsync("authority", $"LEADLINE:authority-{world.Unique()}", "authority");
            await world.Host.RestAsync();
            return other;
        }

        /// <summary>What is proposed of a succession.</summary>
        public object Succession(Member successor, int days = 10) => world.Succession(successor.Reference, days);

        /// <summary>What is proposed of a succession to an organisation of that reference.</summary>
        public object Succession(string successor, int days = 10) => new { successor, basis = Basis, firstDay = world.Day(days), reason = "It is absorbed." };

        /// <summary>Offers an agreement, by two people of whoever runs it.</summary>
        /// <returns>The succession as the successor reads it.</returns>
        public async Task<Answer> OfferAsync(Framework framework, Member successor, int days = 10, Member? by = null)
        {
            var first = by ?? world.Authority;
            var proposed = (await first.Api.ActAsync(framework.Path, "succession", world.Succession(successor, days))).Good();
            (await (await world.SecondAsync(first)).ConfirmAsync(proposed)).Good();
            var listed = (await successor.Api.GetAsync($"/api/v1/framework-successions?framework={framework.Id}")).Good().Json["items"]![0]!;
            return (await successor.Api.GetAsync($"/api/v1/framework-successions/{listed["id"]}")).Good();
        }

        /// <summary>Moves an agreement, and the clock to the successor's first day.</summary>
        public async Task MoveAsync(Framework framework, Member successor, int days = 10, Member? by = null)
        {
            var offered = await world.OfferAsync(framework, successor, days, by);
            (await (await world.SecondAsync(successor)).PostAsync($"/api/v1/framework-successions/{offered.Json["succession"]!["id"]}/acceptance", null, offered.Tag)).Good();
            await world.Host.RestAsync();
            await world.Host.MoveToAsync(world.Now + TimeSpan.FromDays(days));
            await world.Host.RestAsync();
        }
    }

    /// <summary>The succession's address.</summary>
    public static string PathOf(this Answer succession) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/framework-successions/{succession.Json["succession"]!["id"]}");
}
