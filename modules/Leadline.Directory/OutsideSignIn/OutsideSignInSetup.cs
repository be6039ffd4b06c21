using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Leadline.Directory.OutsideSignIn;

/// <summary>Joins signing in from outside to the module, where it is configured.</summary>
internal static class OutsideSignInSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Registers it where it is configured; who is admitted is decided by an <see cref="IAdmitOutsideIdentity"/> that stands beside it.</summary>
        internal void AddOutsideSignIn(IConfiguration configuration)
        {
            if (OutsideSignInSettings.Read(configuration) is not { } settings)
                return;
            services.AddSingleton(settings).AddSingleton<OutsideProvider>().AddSingleton<RememberedRequest>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Maps its two routes; none where it is not configured.</summary>
        internal void MapOutsideSignIn()
        {
            if (routes.ServiceProvider.GetService<OutsideSignInSettings>() is null)
                return;
            routes.MapBeginOutsideSignIn();
            routes.MapFinishOutsideSignIn();
        }
    }
}
