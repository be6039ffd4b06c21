using System.Net.Sockets;
using Leadline.Host.Configuration;
using Leadline.Testing;

namespace Leadline.Bench;

/// <summary>The operator's way in to a host, by the socket in its data folder.</summary>
internal static class OperatorClient
{
    internal static HttpClient Of(string folder) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(DataFolder.SocketOf(folder)), stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { BaseAddress = new Uri("http://localhost") };

    /// <summary>Registers an organisation and gives it an access token in these scopes.</summary>
    internal static async Task<(string Id, string Token)> JoinAsync(this Api operatorApi, string kind, string reference, params string[] scopes)
    {
        var made = (await operatorApi.PostAsync("/api/v1/organisations", new { reference, name = $"The {kind} {reference}", kind, openFrom = "2013-04-01" })).Good();
        var issued = (await operatorApi.PostAsync($"/api/v1/organisations/{made.Id}/credentials", new { name = "A program", scopes })).Good();
        var form = $"grant_type=client_credentials&client_id={issued.Id}&client_secret={issued["secret"]}";
        var token = await operatorApi.SendAsync(HttpMethod.Post, "/api/v1/tokens", Api.Text(form, "application/x-www-form-urlencoded"));
        return (made.Id, token.Good()["access_token"]);
    }
}
