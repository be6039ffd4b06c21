using Leadline.Cli.Platform;

namespace Leadline.Testing;

/// <summary>Publishing a framework document, and taking a step of an agreement's life, as it is done: one proposes, and a second person confirms.</summary>
public static class TwoPeople
{
    /// <summary>By which rule the agreements of tests go live without a standstill: they stand under the light touch regime.</summary>
    public const string NoStandstill = "Light touch contracts: Procurement Act 2023, s. 51(3).";

    /// <param name="first">Whoever proposes.</param>
    extension(Api first)
    {
        /// <summary>Publishes a document as a new agreement.</summary>
        /// <returns>The agreement, or the first refusal.</returns>
        public async Task<Answer> PublishAsync(Api second, string document) =>
            await second.ConfirmAsync(await first.SendAsync(HttpMethod.Post, "/api/v1/frameworks?reason=A+test.", Api.Text(document, "application/yaml")));

        /// <summary>Takes an agreement one step on: <c>tendering</c>, <c>live</c>, <c>closure</c>. Before it is live its tenders are evaluated, whether or not that is said.</summary>
        /// <returns>The agreement, or the first refusal.</returns>
        public async Task<Answer> StepAsync(Api second, string path, string step)
        {
            var read = (await first.GetAsync(path)).Good();
            if (step == "live" && read["state"] == "open-to-tenders")
                read = (await first.StepAsync(second, path, "evaluation")).Good();
            object body = step == "live" && read["state"] == "evaluating" ? new { reason = "A test.", standstillNotOwed = NoStandstill } : new { reason = "A test." };
            return await second.ConfirmAsync(await first.PostAsync($"{path}/{step}", body, read.Tag));
        }

        /// <summary>Confirms what somebody else proposed.</summary>
        /// <returns>The agreement, or the refusal of whoever refused.</returns>
        public async Task<Answer> ConfirmAsync(Answer proposed)
        {
            if ((int)proposed.Status is < 200 or > 299)
                return proposed;
            var confirmed = await first.PostAsync($"/api/v1/framework-proposals/{proposed.Id}/confirmation", null, proposed.Tag);
            return (int)confirmed.Status is < 200 or > 299 ? confirmed : await first.GetAsync($"/api/v1/frameworks/{confirmed["frameworkId"]}");
        }
    }

    /// <summary>Takes a category manager into an authority over the operator's API.</summary>
    /// <param name="operatorApi">Calls of the operator.</param>
    /// <param name="host">Where the platform is.</param>
    /// <param name="organisation">The authority's identifier.</param>
    public static async Task<Api> CategoryManagerAsync(Api operatorApi, Uri host, string organisation)
    {
        const string Email = "second@authority.example";
        var added = (await operatorApi.PostAsync($"/api/v1/organisations/{organisation}/people",
            new { email = Email, name = "A Second", roles = new[] { "category-manager" }, reason = "Two people publish." })).Good();
        return await ArriveAsync(host, Email, added["link"]);
    }

    /// <summary>Somebody of an authority chooses a password by the link that came, signs in and sets up an authenticator.</summary>
    /// <param name="host">Where the platform is; its clock is this machine's.</param>
    /// <param name="email">The address.</param>
    /// <param name="link">The link, or a text that holds it.</param>
    public static async Task<Api> ArriveAsync(Uri host, string email, string link)
    {
        const string Password = "correct horse battery staple";
        var anybody = new Api(new HttpClient { BaseAddress = host });
        (await anybody.PostAsync("/api/v1/passwords", new { link = World.LinkIn(link), password = Password })).Good();
        var signIn = new PersonSignIn(new SocketsHttpHandler(), TimeProvider.System, email, Password);
        var client = new HttpClient(signIn) { BaseAddress = host };
        await signIn.SetUpAsync(client, default);
        return new Api(client);
    }
}
