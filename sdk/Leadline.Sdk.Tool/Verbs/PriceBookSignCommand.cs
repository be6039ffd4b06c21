using System.CommandLine;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

internal static class PriceBookSignCommand
{
    public static Command Make(TimeProvider clock)
    {
        var path = PriceBookCommand.File();
        var (key, days) = (SigningOptions.Key(), SigningOptions.Days("For how many days the book may be published: 1 to 366."));
        var sign = new Command("sign", $"Sign a price book; the signature goes to *{PriceBookFile.SignatureExtension} beside it, over an earlier one.") { path, key, days };
        sign.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetRequiredValue(key), parsed.GetValue(days), clock.GetUtcNow()));
        return sign;
    }

    private static int Run(string path, string keyFile, int days, DateTimeOffset now)
    {
        var to = PriceBookCommand.SignatureOf(path);
        var book = Files.Read(path, PriceBookFile.MostBytes);
        using var key = SigningOptions.ReadKey(keyFile);
        var reading = PriceBookReader.Read(book);
        if (!PriceBookCommand.IsInOrder(reading, path))
            return ExitCode.Wanting;
        if (reading.File!.Publisher != key.Public.Owner)
        {
            Console.Error.WriteLine(Printed.Safe($"{path}: refused: /publisher: The book names {reading.File.Publisher} as the publisher; the key is {key.Public.Owner}'s."));
            return ExitCode.Wanting;
        }

        Files.Replace(to, PriceBookSignatures.Sign(book, key, now, now.AddDays(days)));
        Console.WriteLine(Printed.Safe($"{to}: signed with {key.Public.Identify()}, good until {now.AddDays(days):u}, hash {reading.Hash}"));
        return ExitCode.Good;
    }
}
