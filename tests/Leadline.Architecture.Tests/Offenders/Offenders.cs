// What each rule over compiled code must refuse. This assembly goes through the same functions as the product's.
#pragma warning disable RS0030, CA1815, CA1819, CA1852

namespace Leadline.Architecture.Tests.Offenders;

internal static class ClockReader
{
    public static DateTime Day() => DateTime.Today;

    public static Func<DateTimeOffset> Later() => () => DateTimeOffset.UtcNow;

    public static TimeProvider System() => TimeProvider.System;
}

internal sealed record PriceInFloats(double Pounds, List<float?> Marks);

internal static class FloatInside
{
    public static long Pence(string text)
    {
        var pounds = double.Parse(text, null);
        Console.WriteLine(pounds);
        return (long)(pounds * 100);
    }
}

internal sealed class NotARecord;

internal record NotSealed(string Name);

internal sealed record Settable(string Name)
{
    public string? Note { get; set; }
}

internal sealed record WithService(HttpClient Client, Func<int> Later, object Anything);

internal sealed record AllWell(Guid Id, string Name, decimal Rate, DateOnly? On, IReadOnlyList<AllWell.Line> Lines, Weekday Day)
{
    internal sealed record Line(int Number, DateTimeOffset At);
}

internal enum Weekday
{
    Monday,
}

internal static class Vocabulary
{
    public const string First = "first";

    public static IReadOnlyList<string> All { get; } = [First, "second"];
}

internal static class MoreThanAVocabulary
{
    public static string Work(string text) => text + text;
}

/// <summary>An aggregate by name, since its mapping stands beside it, that calls out.</summary>
internal sealed class Order
{
    public static Action Place() => () => new HttpClient().Dispose();
}

internal static class OrderMapping;

/// <summary>An aggregate that names a forbidden type in an attribute alone.</summary>
[System.ComponentModel.TypeConverter(typeof(HttpClient))]
internal sealed class Note;

internal static class NoteMapping;

/// <summary>Public in what would be a module, beside its module class or in its place.</summary>
public sealed class TooOpen;
