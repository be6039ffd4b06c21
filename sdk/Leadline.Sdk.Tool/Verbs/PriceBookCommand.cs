using System.CommandLine;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>The verbs on price books: prices that are signed apart from code.</summary>
internal static class PriceBookCommand
{
    public static Command Make(TimeProvider clock)
    {
        var book = new Command("price-book", "Checks, signs and publishes a price book: a supplier's prices on one service line, signed apart from its code.")
        {
            Check(), PriceBookSignCommand.Make(clock), PriceBookPublishCommand.Make(),
        };
        return book;
    }

    internal static Argument<string> File() => new("book") { Description = $"A file *{PriceBookFile.Extension}." };

    /// <summary>The file of the signature that belongs beside a book's file.</summary>
    /// <exception cref="UnusableInputException">The name is not one of a price book.</exception>
    internal static string SignatureOf(string path) => path.EndsWith(PriceBookFile.Extension, StringComparison.Ordinal)
        ? path[..^PriceBookFile.Extension.Length] + PriceBookFile.SignatureExtension
        : throw new UnusableInputException($"{path} is not named as a price book: its name ends with {PriceBookFile.Extension}.");

    /// <summary>Says everything that is wrong with a book.</summary>
    /// <returns>Whether it is in order.</returns>
    internal static bool IsInOrder(PriceBookReading reading, string path)
    {
        foreach (var fault in reading.Faults)
            Console.Error.WriteLine(Printed.Safe($"{path}: {fault}"));
        return reading.File is not null;
    }

    /// <summary>The book in a few words.</summary>
    internal static string Words(PriceBookFile file) =>
        $"{file.Book.Reference} {file.Book.Version}, {file.Framework} lot {file.Lot} {file.ServiceLine}, from {file.From:O}, {file.Book.Entries.Count} prices";

    private static Command Check()
    {
        var path = File();
        var check = new Command("check", "Judge a price book; every fault at once, each with its place.") { path };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(path)));
        return check;
    }

    private static int Check(string path)
    {
        var reading = PriceBookReader.Read(Files.Read(path, PriceBookFile.MostBytes));
        if (!IsInOrder(reading, path))
            return ExitCode.Wanting;
        Console.WriteLine(Printed.Safe($"{path}: in order ({Words(reading.File!)}), hash {reading.Hash}"));
        return ExitCode.Good;
    }
}
