using Leadline.Cli.Platform;

namespace Leadline.Testing;

/// <summary>Somebody of the world who can sign in.</summary>
public sealed class Person
{
    private readonly World _world;
    private readonly PersonSignIn _signIn;

    internal Person(World world, string id, string email, string password)
    {
        (_world, Id, Email, Password) = (world, id, email, password);
        (Api, _signIn) = world.Host.Person(email, password);
    }

    /// <summary>The person.</summary>
    public string Id { get; }

    /// <summary>What it signs in with.</summary>
    public string Email { get; }

    /// <summary>And the password.</summary>
    public string Password { get; }

    /// <summary>Its calls; it signs in with the first.</summary>
    public Api Api { get; }

    /// <summary>The key of its authenticator; null where it has none.</summary>
    public string? Key => _signIn.Authenticator?.Key;

    /// <summary>The code that its authenticator shows now.</summary>
    public string Code => _signIn.Authenticator!.CodeAt(_world.Now);

    /// <summary>The code that an authenticator with this key shows at an instant.</summary>
    public static string CodeOf(string key, DateTimeOffset at) => new Authenticator(key).CodeAt(at);

    /// <summary>Sets up an authenticator.</summary>
    public Task SetUpAuthenticatorAsync() => _signIn.SetUpAsync(Api.Client, default);

    /// <summary>Signs in anew, beside whatever else there is.</summary>
    public Task<Answer> SignInAsync(string? password = null, string? code = null) =>
        _world.Host.Anonymous().PostAsync("/api/v1/sessions", new { email = Email, password = password ?? Password, code });

    /// <summary>A session's token, to be sent by hand.</summary>
    public async Task<string> TokenAsync(string? code = null) => (await SignInAsync(code: code)).Good()["token"];
}
