namespace Leadline.Modularity.Api;

/// <summary>The answer given to a request with an idempotency key; committed with the request's effect.</summary>
/// <param name="Caller">The credential that asked, so that one caller's key is not another's.</param>
/// <param name="Key">The caller's key.</param>
/// <param name="Request">SHA-256 of method, path and body: the same key for another request is a mistake.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Location">Its Location header.</param>
/// <param name="Tag">Its ETag header.</param>
/// <param name="Body">Its body.</param>
/// <param name="At">When it was given.</param>
internal sealed record AnsweredRequest(
    Guid Caller, string Key, string Request, int Status, string? Location, string? Tag, string Body, DateTimeOffset At);
