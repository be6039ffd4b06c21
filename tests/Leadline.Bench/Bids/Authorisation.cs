using Leadline.Modularity.Access;
using Leadline.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Leadline.Bench.Bids;

/// <summary>What comes before a route: the token is looked up, the caller made of it, and the route's policy asked.</summary>
internal sealed class Authorisation(IServiceProvider services, string token)
{
    private const int AtOnce = 8;

    internal static async Task<Authorisation> OfAsync(Product product)
    {
        using var client = OperatorClient.Of(product.Folder);
        var (_, token) = await new Api(client).JoinAsync("company", "GB-COH:00000001", "bid-manager");
        return new Authorisation(product.Services, token);
    }

    internal async Task RunAsync(int times)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= times)
                await AskAsync();
        })));
    }

    private async Task AskAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Authorization = $"Bearer {token}";
        var policy = new AccessRule(Role.BidManager, null).Policy;
        var evaluator = scope.ServiceProvider.GetRequiredService<IPolicyEvaluator>();
        var caller = await http.AuthenticateAsync();
        http.User = caller.Principal ?? throw new InvalidOperationException("The token is good.");
        var answer = await evaluator.AuthorizeAsync(policy, caller, http, http);
        if (!answer.Succeeded)
            throw new InvalidOperationException("The role is the right one.");
    }
}
