using System.Net.Mail;
using Leadline.Modularity.Api;

namespace Leadline.Directory.People;

/// <summary>Addresses by which people sign in: compared without regard to case, as everybody uses them.</summary>
internal static class EmailAddress
{
    /// <summary>The address as it is kept and compared.</summary>
    internal static string Read(string? text) => (text ?? "").Trim().ToLowerInvariant();

    /// <summary>What is wrong with an address, if anything.</summary>
    internal static Fault? Fault(string pointer, string? text)
    {
        var address = Read(text);
        var good = address.Length is > 0 and <= Person.LongestEmail && address.All(c => c is > ' ' and < '\u007f')
            && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal);
        if (!good)
            return new Fault(pointer, "email-malformed", "Write one e-mail address, such as ann.smith@leedsth.nhs.uk.");
        // RFC 6761, section 6.4: nobody has such an address, and those whose data were erased are given one.
        return address.EndsWith(".invalid", StringComparison.Ordinal) ? new Fault(pointer, "email-malformed", "No letter reaches an address that ends in .invalid.") : null;
    }

    /// <summary>What stands after the @.</summary>
    internal static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];
}
