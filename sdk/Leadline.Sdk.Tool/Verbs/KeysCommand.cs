using System.CommandLine;
using System.Text;
using System.Text.Json;
using Leadline.Plugins.Checking;
using Leadline.Primitives;

namespace Leadline.Sdk.Tool;

internal static class KeysCommand
{
    public static Command Make()
    {
        var owner = new Option<string>("--owner") { Description = "Whose key it is: the organisation's reference, such as GB-COH:01234567.", HelpName = "REFERENCE", Required = true };
        var publisher = new Option<bool>("--publisher") { Description = "A key to publish with. Without this it is for development: what it signs reaches no production host." };
        var to = new Option<string>("--out") { Description = "The file to write, which its owner alone may read; the public half goes to FILE.pub. Neither may be there yet.", HelpName = "FILE", Required = true };
        var keys = new Command("keys", "Make a pair of keys to sign packages with.") { owner, publisher, to };
        keys.SetAction(parsed => Run(parsed.GetRequiredValue(owner), parsed.GetValue(publisher), parsed.GetRequiredValue(to)));
        return keys;
    }

    private static int Run(string owner, bool forPublishing, string path)
    {
        if (!OrganisationReference.TryParse(owner, out var reference))
            throw new UnusableInputException($"'{owner}' is no organisation's reference, such as GB-COH:01234567 or GB-NHS:X24.");
        if (File.Exists(path + ".pub"))
            throw new UnusableInputException($"{path}.pub is there already.");
        using var key = SigningKey.Create(reference, !forPublishing);
        Files.WriteNew(path, Encoding.UTF8.GetBytes(key.Write()), isSecret: true);
        Files.WriteNew(path + ".pub", JsonSerializer.SerializeToUtf8Bytes(key.Public, PluginDocuments.Json));
        Console.WriteLine($"{path}: {(forPublishing ? "a publisher's key" : "a key for development")} of {reference}; keep it secret");
        Console.WriteLine($"{path}.pub: its public half, {key.Public.Identify()}; register it with the authority");
        return ExitCode.Good;
    }
}
