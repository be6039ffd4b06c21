using System.Xml.Linq;
using Leadline.Modularity.Record;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Host.Browser;

/// <summary>Keeps the browser keys in the store, so that every node reads the sessions and forms of every other.</summary>
internal sealed class BrowserKeyRepository(IServiceScopeFactory scopes, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var kept = scope.ServiceProvider.GetRequiredService<RecordDbContext>().BrowserKeys.AsNoTracking();
        return [.. kept.OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    // The framework asks for a key at the start and then every three months, and can't wait for it otherwise.
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => StoreAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RecordDbContext>();
        db.Add(new BrowserKey(Guid.CreateVersion7(), name, element.ToString(SaveOptions.DisableFormatting), Instants.InMicroseconds(clock.GetUtcNow())));
        await db.SaveChangesAsync();
    }
}
