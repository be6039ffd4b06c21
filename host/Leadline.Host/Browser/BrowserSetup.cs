using Leadline.Host.Configuration;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Leadline.Host.Browser;

/// <summary>What browsers are given to bring back: sessions and forms, under keys that all nodes share.</summary>
internal static class BrowserSetup
{
    // Part of every protected value: another name could read none of them.
    private const string Name = "Leadline";

    /// <summary>Keeps the keys in the store, each encrypted. To be added after what migrates the store.</summary>
    public static void AddBrowserKeys(this IServiceCollection services)
    {
        services.AddSingleton<BrowserKeyCipher>();
        services.AddSingleton<BrowserKeyRepository>();
        services.AddHostedService<CheckBrowserKeys>(); // before the framework's own, which makes a key where it can open none
        services.AddDataProtection().SetApplicationName(Name);
        services.AddOptions<KeyManagementOptions>().Configure<BrowserKeyRepository, BrowserKeyCipher>(
            (options, repository, cipher) => (options.XmlRepository, options.XmlEncryptor) = (repository, cipher));
    }

    /// <summary>Marks the cookie that proves that a form came from a page of ours.</summary>
    public static void AddLeadlineForms(this IServiceCollection services, HttpSettings settings) => services.Configure<AntiforgeryOptions>(options =>
    {
        options.Cookie.Name = settings.CookieName("leadline-form");
        options.Cookie.SecurePolicy = settings.CookiePolicy;
        options.Cookie.Path = "/";
    });
}
