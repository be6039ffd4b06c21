using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Leadline.Ui;

/// <summary>What every request passes through on its way to a page.</summary>
public static class UiPipeline
{
    /// <summary>Where programs call. Everything else answers people, in the layout, also when it fails.</summary>
    private static readonly PathString[] Programs = ["/api", "/public", "/openapi", "/health"];

    /// <summary>The exception is logged and a bare 500 remains, which becomes the error page on its way out.</summary>
    private static ExceptionHandlerOptions LogAndAnswer500 => new() { ExceptionHandler = _ => Task.CompletedTask };

    extension(WebApplication app)
    {
        /// <summary>
        /// Adds the security headers to every answer, fixes the language to en-GB, and shows error pages to people. It comes first in the
        /// pipeline; how programs are answered when something fails (problem details) is the host's part.
        /// </summary>
        public WebApplication UseLeadlineUi()
        {
            app.Use(SecurityHeaders.Add);
            app.UseRequestLocalization(options =>
            {
                // Welsh (cy) joins here when there is Welsh text; until then no header, cookie or query changes the language.
                options.SetDefaultCulture("en-GB").AddSupportedCultures("en-GB").AddSupportedUICultures("en-GB");
                options.RequestCultureProviders.Clear();
            });
            // Not inside a branch: there the error page would not be routed to.
            app.UseStatusCodePagesWithReExecute("/error/{0}");
            app.UseWhen(context => !AnswersPeople(context.Request.Path), programs => programs.Use(LeaveTheStatusBare));
            app.UseWhen(context => AnswersPeople(context.Request.Path), pages => pages.UseExceptionHandler(LogAndAnswer500));
            return app;
        }
    }

    private static Task LeaveTheStatusBare(HttpContext context, RequestDelegate next)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        return next(context);
    }

    /// <summary>Whether a path belongs to pages rather than to programs.</summary>
    public static bool AnswersPeople(PathString path) =>
        !Array.Exists(Programs, p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
}
