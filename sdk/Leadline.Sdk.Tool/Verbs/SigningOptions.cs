using System.CommandLine;
using System.Text;
using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Tool;

/// <summary>What every verb that signs is given.</summary>
internal static class SigningOptions
{
    private const int MostKeyBytes = 64 * 1024;

    internal static Option<string> Key() => new("--key") { Description = "The publisher's key, as 'keys' made it.", HelpName = "FILE", Required = true };

    internal static Option<int> Days(string description)
    {
        var days = new Option<int>("--days") { Description = description, HelpName = "N", DefaultValueFactory = _ => 30 };
        days.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && given.GetValue(days) is < 1 or > 366)
                given.AddError("--days is from 1 to 366.");
        });
        return days;
    }

    /// <summary>Reads the key, and warns of one that others can read.</summary>
    /// <exception cref="UnusableInputException">The file can't be read, or holds no key.</exception>
    internal static SigningKey ReadKey(string file)
    {
        var json = Files.Read(file, MostKeyBytes);
        if (Files.IsOpenToOthers(file))
            Console.Error.WriteLine($"warning: {file} can be read by others than its owner: chmod 600 {file}");
        try
        {
            return SigningKey.Read(Encoding.UTF8.GetString(json));
        }
        catch (FormatException wrong)
        {
            throw new UnusableInputException($"{file}: {wrong.Message}");
        }
    }
}
