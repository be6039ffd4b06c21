namespace Leadline.Host.Pages.Record;

/// <summary>The days that a form may ask for: others are mistyped, and the last that there is has no day after it.</summary>
internal static class Days
{
    /// <summary>Whether a day is of no year that anybody can mean here.</summary>
    public static bool IsStrange(DateOnly? day) => day?.Year is < 1900 or > 2999;
}
