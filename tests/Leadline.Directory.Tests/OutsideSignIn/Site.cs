using System.Net;
using Leadline.Directory.OutsideSignIn;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Leadline.Directory.Tests.OutsideSignIn;

/// <summary>A site with the two routes and nothing else. It admits everybody, and remembers whom, until a test says otherwise.</summary>
internal sealed class Site : IAdmitOutsideIdentity, IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(TimeProvider clock, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"SignIn:Outside:{s.Key}", s.Value)));
        builder.Services.AddSingleton(clock).AddSingleton<IAdmitOutsideIdentity>(this);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthorization();
        builder.Services.AddOutsideSignIn(builder.Configuration);
        _app = builder.Build();
        _app.MapOutsideSignIn();
    }

    internal Uri Address => new(_app.Urls.Single());

    internal Uri Return => new(Address, FinishOutsideSignIn.Path);

    internal Outcome<OutsideAdmission> Answer { get; set; } = new OutsideAdmission();

    internal List<OutsideIdentity> Admitted { get; } = [];

    internal static async Task<Site> StartAsync(TimeProvider clock, Dictionary<string, string?> settings)
    {
        var site = new Site(clock, settings);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public Task<Outcome<OutsideAdmission>> AdmitAsync(OutsideIdentity identity, HttpContext http, CancellationToken stop)
    {
        Admitted.Add(identity);
        return Task.FromResult(Answer);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A browser that keeps cookies and goes where it is sent one step at a time.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Goes to an address.</summary>
    internal async Task<Seen> GoAsync(Uri address) => await SeenAsync(address, await _client.GetAsync(address, TestContext.Current.CancellationToken));

    /// <summary>Sends a form.</summary>
    internal async Task<Seen> SendAsync(Uri address, Dictionary<string, string> form) =>
        await SeenAsync(address, await _client.PostAsync(address, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken));

    public void Dispose() => _client.Dispose();

    private static async Task<Seen> SeenAsync(Uri address, HttpResponseMessage response) => new(
        address, response.StatusCode, response.Headers.Location is { } to ? new Uri(address, to) : null,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
}

/// <summary>What a browser was answered.</summary>
/// <param name="At">Where.</param>
/// <param name="Status">How.</param>
/// <param name="SentTo">Where it is sent on to; null where it stays.</param>
/// <param name="Page">The page.</param>
/// <param name="Response">All of it.</param>
internal sealed record Seen(Uri At, HttpStatusCode Status, Uri? SentTo, string Page, HttpResponseMessage Response);
