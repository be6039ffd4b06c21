using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Leadline.Host.Health;

/// <summary>Says of each part whether it is ready, and why not; no secrets, no stack.</summary>
internal static class ReadinessReport
{
    internal static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString().ToLowerInvariant(),
        parts = report.Entries.ToDictionary(
            e => e.Key,
            e => new { status = e.Value.Status.ToString().ToLowerInvariant(), detail = e.Value.Description }),
    });
}
