using Leadline.Modularity.Record;
using Leadline.Testing;

namespace Leadline.Host.Tests.People;

/// <summary>The export of the record, and what a check of it by the public keys alone comes to.</summary>
/// <param name="Text">The export.</param>
/// <param name="Verdict">What the check says.</param>
internal sealed record Chronicle(string Text, Verdict Verdict)
{
    internal static async Task<Chronicle> OfAsync(World world)
    {
        var stop = TestContext.Current.CancellationToken;
        await world.Host.RestAsync();
        var export = await world.Host.Operator.Client.GetByteArrayAsync(new Uri("/api/v1/audit/export", UriKind.Relative), stop);
        var keys = PublicKeys.ReadAll((await world.Host.Anonymous().GetAsync("/public/v1/seals/key")).Good().Body);
        using var file = new MemoryStream(export);
        return new Chronicle(System.Text.Encoding.UTF8.GetString(export), await new ChainVerifier(keys, new Dictionary<long, Anchor>()).CheckAsync(file, stop));
    }
}
