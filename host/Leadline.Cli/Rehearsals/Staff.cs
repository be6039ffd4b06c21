using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Leadline.Cli.Platform;

namespace Leadline.Cli.Rehearsals;

/// <summary>Somebody in a story, signed in.</summary>
internal sealed record Login(IReadOnlyList<string> Roles, string Email, string Password, PersonSignIn SignIn, Api Api);

/// <summary>
/// Takes people into organisations as it is done in earnest: the operator adds the first administrator, who adds the others. Everybody
/// chooses a password by the link in the letter; an authority's staff set up an authenticator.
/// </summary>
internal sealed partial class Staff(RehearsalPlatform platform)
{
    private string _lastLetter = "";

    /// <summary>The first administrator of an organisation.</summary>
    public Task<Login> FirstAsync(Guid organisation, string domain, bool secondFactor, CancellationToken stop) =>
        AddAsync(new Api(platform.Operator), organisation, "administrator", domain, ["administrator"], secondFactor, stop);

    /// <summary>Somebody whom an administrator adds.</summary>
    public async Task<Login> AddAsync(
        Api administrator, Guid organisation, string name, string domain, IReadOnlyList<string> roles, bool secondFactor, CancellationToken stop)
    {
        var (email, password) = ($"{name}@{domain}", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)));
        await administrator.PostOnceAsync($"/organisations/{organisation}/people", new { email, name = $"The {name.Replace('-', ' ')}", roles, reason = "It is in the story." }, stop);
        await new Api(platform.Anybody()).PostOnceAsync("/passwords", new { link = await LinkAsync(email, stop), password }, stop);
        var (http, signIn) = platform.As(email, password);
        if (secondFactor)
            await signIn.SetUpAsync(http, stop);
        return new Login(roles, email, password, signIn, new Api(http));
    }

    // Of all letters since the last one that was looked for, the one to this address.
    private async Task<string> LinkAsync(string email, CancellationToken stop)
    {
        var page = (await new Api(platform.Operator).GetAsync($"/mail?limit=200{_lastLetter}", stop)).Body.GetProperty("items");
        var letter = page.EnumerateArray().Last(l => l.GetProperty("to").GetString() == email);
        _lastLetter = $"&after={letter.GetProperty("id").GetString()}";
        return Link().Match(letter.GetProperty("body").GetString()!).Value;
    }

    [GeneratedRegex("leadline_link_[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
