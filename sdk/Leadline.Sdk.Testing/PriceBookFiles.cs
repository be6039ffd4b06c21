using Leadline.Plugins.Checking;

namespace Leadline.Sdk.Testing;

/// <summary>Reads the price book that is signed and published, so that tests price by the very file that buyers are quoted by.</summary>
public static class PriceBookFiles
{
    /// <summary>The prices of a file <c>*.pricebook.json</c>; signed or not, since the signature lies beside it.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">A platform would refuse the file; the message has everything that is wrong with it, each with its place.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static PriceBook Read(string file)
    {
        var reading = PriceBookReader.Read(File.ReadAllBytes(file));
        return reading.File?.Book ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Faults.Select(f => $"{file}: {f}")));
    }
}
