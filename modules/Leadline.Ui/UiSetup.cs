using System.Text.Encodings.Web;
using System.Text.Unicode;
using Leadline.Modularity.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Leadline.Ui;

/// <summary>Registers the layout, and modules' pages and links with the layout.</summary>
public static class UiSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Adds layout, components and error pages; for the host, once.</summary>
        public IServiceCollection AddLeadlineUi()
        {
            services.AddSingleton(typeof(ModuleText<>));
            services.AddModulePages<Shell>();
            services.AddRouting(options => options.LowercaseUrls = true);
            services.AddOptions<MvcOptions>().Configure<ModuleText<Shell>>(BindingMessages.Set);
            services.Configure<MvcOptions>(options => options.Filters.Add<PostedForms>());
            services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
            services.Configure<CookieTempDataProviderOptions>(options =>
            {
                options.Cookie.Name = Confirmation.Cookie;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
            return services.AddAntiforgery(options =>
            {
                options.Cookie.Name = "leadline-form";
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.HttpOnly = true;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
        }

        /// <summary>Adds the Razor pages of a module's project.</summary>
        /// <typeparam name="TModule">Any type of the project.</typeparam>
        public IServiceCollection AddModulePages<TModule>()
        {
            var assembly = typeof(TModule).Assembly;
            services.AddRazorPages().ConfigureApplicationPartManager(manager =>
            {
                // A web project names the assemblies it refers to itself; other hosts (tests, the command line) do not.
                if (manager.ApplicationParts.OfType<AssemblyPart>().Any(part => part.Assembly == assembly))
                    return;
                foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
                    manager.ApplicationParts.Add(part);
            });
            return services;
        }

        /// <summary>Adds a link to the header or footer of every page, for these roles or for anybody, its words from the module's own texts.</summary>
        public IServiceCollection AddNavigation<TModule>(
            string href, string textKey, int order, Role roles = Role.None, NavigationArea area = NavigationArea.Header) =>
            services.AddSingleton(provider =>
            {
                var text = provider.GetRequiredService<ModuleText<TModule>>();
                return new NavigationEntry(href, () => text[textKey], order, area, roles);
            });
    }
}
