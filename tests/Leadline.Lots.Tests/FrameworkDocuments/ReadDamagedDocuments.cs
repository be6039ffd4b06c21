using System.Text;
using System.Text.Json;
using Leadline.Lots.FrameworkDocuments;

namespace Leadline.Lots.Tests.FrameworkDocuments;

/// <summary>Documents damaged at random, from a fixed seed: each is read or refused, and nothing is thrown.</summary>
public class ReadDamagedDocuments
{
    private const int Tries = 700;
    private static readonly string[] Pieces =
    [
        "&", "*", "!", "|", ">", "[", "]", "{", "}", "? ", ": ", "- ", "#", "\"", "'", "\t", "%", "---\n", "\r", "\u0085", "~", "-1",
        "1e400", "\u2028", "\ufeff", "<<: ",
    ];

    public static TheoryData<string, int> Damages => new(
        from document in (string[])["README.md", "lpf/framework.yaml", "acs/framework.yaml"]
        from seed in (int[])[1, 2, 100]
        select (document, seed));

    [Theory, MemberData(nameof(Damages))]
    public void Damage_gives_a_reading_or_faults_and_never_an_exception(string name, int seed)
    {
        var whole = name == "README.md"
            ? Encoding.UTF8.GetBytes(Documents.Example)
            : File.ReadAllBytes(Path.Combine(Documents.Folder, name));
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < Tries; i++)
        {
            var damaged = Enumerable.Range(0, random.Next(1, 4)).Aggregate(whole, (bytes, _) => Damage(bytes, random));
            var reading = FrameworkDocument.Read(damaged);
            Judge(reading, damaged.Count(b => b == '\n' || b == '\r' || b >= 0x80) + 2);
            refused += reading.Faults.Count > 0 ? 1 : 0;
        }

        Assert.InRange(refused, Tries / 3, Tries); // the damage is real
    }

    private static void Judge(DocumentReading reading, int lines)
    {
        Assert.Equal(reading.Faults.Count == 0, reading.Document is not null);
        if (reading.Document is { } document)
            Assert.NotEmpty(JsonSerializer.Serialize(document.Terms, JsonSerializerOptions.Web));
        var places = reading.Faults.Select(f => (f.Line, f.Column)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.All(reading.Faults, f => Assert.InRange(f.Line, 1, lines));
        Assert.All(reading.Faults, f => Assert.True(f is { Column: >= 1, Code.Length: > 0, Message.Length: > 10 }));
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var line = random.Next(lines.Length);
        return random.Next(6) switch
        {
            0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 30))..]],
            3 => Latin1(lines.Where((_, i) => i != line)),
            4 => Latin1(lines.Take(line + 1).Concat(lines.Skip(line))),
            _ => Latin1(lines.Select((l, i) => i == line ? new string(' ', random.Next(6)) + l.TrimStart() : l)),
        };
    }

    private static byte[] Latin1(IEnumerable<string> lines) => Encoding.Latin1.GetBytes(string.Join('\n', lines) + '\n');
}
