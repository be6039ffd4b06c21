using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leadline.Host.Record.Packs;

/// <summary>
/// What of the record goes into a pack, and on which ground the rest is withheld. The rules are data with their sources. What no rule speaks
/// of is withheld, so that a new column never gets out by being forgotten.
/// </summary>
internal sealed class RedactionRules
{
    private const string Resource = "redaction-rules.json";
    private const string Shows = "show";
    private const string UntilColumn = " until ";
    private const string Unruled = "unruled";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
    };

    private readonly Dictionary<(string Kind, string Subject, string Path), Treatment> _treatments = [];

    private RedactionRules(RedactionDocument document, string sha256)
    {
        (Version, InForceFrom, Sha256, Kinds, Grounds) = (document.Version, document.InForceFrom, sha256, document.Kinds, document.Grounds);
        Default = new Treatment(GroundOf(Unruled), null);
        Add("", document.Entry, document);
        foreach (var (subject, columns) in document.Subjects)
            Add(subject, columns, document);
    }

    public int Version { get; }

    public DateOnly InForceFrom { get; }

    /// <summary>The SHA-256 of the document, so that a pack can be held against the very rules that made it.</summary>
    public string Sha256 { get; }

    public IReadOnlyDictionary<string, PackKind> Kinds { get; }

    public IReadOnlyDictionary<string, Ground> Grounds { get; }

    /// <summary>What no rule speaks of is withheld.</summary>
    public Treatment Default { get; }

    /// <summary>Each column of a call-off that opens something: what is withheld until it is set.</summary>
    public IEnumerable<string> Until => _treatments.Values.Select(t => t.Until).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The kinds of subjects that rules speak of, and the columns of each, for one kind of pack.</summary>
    public ILookup<string, string> PathsOf(string kind) =>
        _treatments.Keys.Where(k => k.Kind == kind && k.Subject.Length > 0).ToLookup(k => k.Subject, k => k.Path, StringComparer.Ordinal);

    /// <summary>The rules that the product ships.</summary>
    /// <exception cref="InvalidOperationException">The document is wrong; the host does not start with it.</exception>
    public static RedactionRules ReadShipped()
    {
        using var stream = typeof(RedactionRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    /// <summary>Reads rules.</summary>
    /// <exception cref="InvalidOperationException">The document is wrong.</exception>
    public static RedactionRules Read(byte[] document)
    {
        try
        {
            return new RedactionRules(JsonSerializer.Deserialize<RedactionDocument>(document, Json)!, Convert.ToHexStringLower(SHA256.HashData(document)));
        }
        catch (JsonException error)
        {
            throw new InvalidOperationException($"The redaction rules can't be read: {error.Message}", error);
        }
    }

    /// <summary>How a column of a subject, or a part of it by its path, is treated in a kind of pack; null where no rule speaks of it.</summary>
    public Treatment? Column(string kind, string subject, string path) => _treatments.GetValueOrDefault((kind, subject, path));

    /// <summary>How a field of an entry is treated: by the rules of its subject's kind, else by those for every entry.</summary>
    public Treatment? Field(string kind, string subject, string field) => Column(kind, subject, "@" + field) ?? Column(kind, "", field);

    private void Add(string subject, Dictionary<string, List<string>> columns, RedactionDocument document)
    {
        foreach (var (name, paths) in columns)
        {
            if (!document.Treatments.TryGetValue(name, out var treatments))
                throw new InvalidOperationException($"The redaction rules of {subject} name the treatment {name}, which they do not have.");
            foreach (var kind in document.Kinds.Keys)
            {
                var treatment = Parse(treatments.GetValueOrDefault(kind) ?? throw new InvalidOperationException($"The treatment {name} says nothing of the kind {kind}."));
                foreach (var path in paths)
                    if (!_treatments.TryAdd((kind, subject, path), treatment))
                        throw new InvalidOperationException($"Two redaction rules speak of {path} of {subject}.");
            }
        }
    }

    private Treatment Parse(string text)
    {
        if (text == Shows)
            return Treatment.Show;
        var parts = text.Split(UntilColumn, 2);
        return new Treatment(GroundOf(parts[0]), parts.Length > 1 ? parts[1] : null);
    }

    private Ground GroundOf(string key) =>
        Grounds.TryGetValue(key, out var ground) ? ground : throw new InvalidOperationException($"The redaction rules name the ground {key}, which they do not have.");
}

/// <summary>What is done with a value.</summary>
/// <param name="Ground">Why it is withheld; null where it is shown.</param>
/// <param name="Until">The column of the subject's call-off that ends the withholding once it is set, as the call-off stands now; null for none.</param>
internal sealed record Treatment(Ground? Ground, string? Until)
{
    public static Treatment Show { get; } = new(null, null);
}
