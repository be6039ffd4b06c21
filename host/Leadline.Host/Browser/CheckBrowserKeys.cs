using System.Security.Cryptography;
using Leadline.Modularity.Configuration;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Leadline.Host.Browser;

/// <summary>
/// Sees at the start that this node can open the browser keys in the store. A configured file that can't is a mistake, and the host does not
/// start; the data folder's own is another one after it was lost, or on a second node, and then only those who are signed in notice.
/// </summary>
internal sealed class CheckBrowserKeys(IKeyManager keys, BrowserKeyCipher cipher, TimeProvider clock, ILogger<CheckBrowserKeys> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var strange = keys.GetAllKeys().Count(k => !k.IsRevoked && k.ExpirationDate > clock.GetUtcNow() && !Opens(k));
        if (strange == 0)
            return Task.CompletedTask;
        if (cipher.IsConfigured)
            throw new SettingsException(
            [
                $"The file that LEADLINE_BROWSER__KEYFILE (key Browser:KeyFile) names does not open {strange} of the browser keys in the store; allowed: the file "
                + "under which they were stored. Where that is lost, delete the rows of the table browser_keys of the schema record: people then sign in again.",
            ]);
        log.LogWarning("This node can't open {Strange} of the browser keys in the store, so it knows nobody who signed in at another node, or before "
            + "its own key was lost. Give every node the same key file by LEADLINE_BROWSER__KEYFILE (key Browser:KeyFile)", strange);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Opens(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (CryptographicException)
        {
            return false; // under another key; the caller says so
        }
    }
}
