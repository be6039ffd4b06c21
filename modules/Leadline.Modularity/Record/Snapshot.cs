using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Leadline.Modularity.Record;

/// <summary>
/// A root entity and its owned parts as canonical JSON: members in ordinal order of their column names, parts in order of their keys, no
/// white space, every value in one form on both engines. Masked values are left out and said to be so.
/// </summary>
internal sealed class Snapshot(IReadOnlyList<EntityEntry> tracked)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ILookup<IReadOnlyEntityType, EntityEntry> _owned =
        tracked.Where(e => e.Metadata.IsOwned()).ToLookup(e => (IReadOnlyEntityType)e.Metadata);

    /// <summary>The whole of it as it is saved; null where it is deleted.</summary>
    internal string? After(EntityEntry root) =>
        root.State == EntityState.Deleted ? null : Text(json => Write(json, root, before: false, _ => true));

    /// <summary>The former values of what is saved otherwise now; null for something new; the whole of what is deleted.</summary>
    internal string? Before(EntityEntry root) => root.State switch
    {
        EntityState.Added => null,
        EntityState.Deleted => Text(json => Write(json, root, before: true, _ => true)),
        _ => Text(json => Write(json, root, before: true, part => part switch
        {
            IProperty property => root.Property(property.Name).IsModified,
            INavigation parts => PartsOf(root, parts).Any(p => p.State != EntityState.Unchanged),
            _ => false,
        })),
    };

    private void Write(Utf8JsonWriter json, EntityEntry entry, bool before, Func<IReadOnlyPropertyBase, bool> wanted)
    {
        json.WriteStartObject();
        var properties = entry.Metadata.GetProperties().Where(p => !IsLinkToOwner(p)).Cast<IReadOnlyPropertyBase>();
        var parts = entry.Metadata.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && !n.IsOnDependent);
        foreach (var (name, member) in properties.Concat(parts).Where(wanted).Select(m => (Name: NameOf(m), Member: m)).OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            if (member is INavigation navigation)
                WriteParts(json, navigation, [.. PartsOf(entry, navigation).Where(p => p.State != (before ? EntityState.Added : EntityState.Deleted))], before);
            else
                WriteValue(json, (IProperty)member, Value(entry, (IProperty)member, before));
        }

        json.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter json, INavigation navigation, List<EntityEntry> parts, bool before)
    {
        if (!navigation.IsCollection)
        {
            if (parts is [var only, ..])
                Write(json, only, before, _ => true);
            else
                json.WriteNullValue();
            return;
        }

        var key = navigation.TargetEntityType.FindPrimaryKey()!.Properties.Where(p => !IsLinkToOwner(p)).ToList();
        parts.Sort((left, right) => key.Select(p => Compare(Stored(p, Value(left, p, before)), Stored(p, Value(right, p, before)))).FirstOrDefault(c => c != 0));
        if (!navigation.TargetEntityType.IsDigested())
        {
            WriteAll(json, parts, before);
            return;
        }

        WriteDigest(json, "count", parts.Count, Bytes(inner => WriteAll(inner, parts, before)));
    }

    private void WriteAll(Utf8JsonWriter json, List<EntityEntry> parts, bool before)
    {
        json.WriteStartArray();
        foreach (var part in parts)
            Write(json, part, before, _ => true);
        json.WriteEndArray();
    }

    private IEnumerable<EntityEntry> PartsOf(EntityEntry owner, INavigation navigation)
    {
        var link = navigation.ForeignKey;
        var key = link.PrincipalKey.Properties.Select(p => owner.Property(p.Name).CurrentValue).ToArray();
        return _owned[navigation.TargetEntityType].Where(p =>
            link.Properties.Select(f => p.Property(f.Name).CurrentValue ?? p.Property(f.Name).OriginalValue).SequenceEqual(key));
    }

    private static bool IsLinkToOwner(IProperty property) => property.DeclaringType is IEntityType { } type
        && type.FindOwnership() is { } ownership && ownership.Properties.Contains(property);

    private static object? Value(EntityEntry entry, IProperty property, bool before) =>
        before ? entry.Property(property.Name).OriginalValue : entry.Property(property.Name).CurrentValue;

    private static string NameOf(IReadOnlyPropertyBase member) => member is IReadOnlyProperty property
        ? property.GetColumnName()
        : Storage.Naming.Snake(member.Name);

    private static void WriteValue(Utf8JsonWriter json, IProperty property, object? value)
    {
        if (value is null)
            json.WriteNullValue();
        else if (property.IsMasked())
            WriteMask(json);
        else if (property.IsDigested())
            WriteDigest(json, "length", value is string text ? text.Length : 0, Bytes(inner => Write(inner, property, Stored(property, value))));
        else
            Write(json, property, Stored(property, value));
    }

    // What the column holds, where both engines hold the same; an instant and a list stay as they are, because the engines differ there.
    private static object? Stored(IProperty property, object? value) => value is null or DateTimeOffset or (IEnumerable and not string and not byte[])
        ? value
        : property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static void Write(Utf8JsonWriter json, IProperty property, object? stored)
    {
        switch (stored)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case short number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(Bare(number)); break;
            case Guid id: json.WriteStringValue(id); break;
            case DateOnly day: json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant: json.WriteStringValue(Instants.Text(instant)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                    Write(json, property, item);
                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} holds a {stored.GetType().Name}, for which the record has no form.");
        }
    }

    private static void WriteMask(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("masked", true);
        json.WriteEndObject();
    }

    private static void WriteDigest(Utf8JsonWriter json, string measure, int size, ReadOnlySpan<byte> bytes)
    {
        json.WriteStartObject();
        json.WriteNumber(measure, size);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        json.WriteEndObject();
    }

    // 3.0 and 3.000000 are one number; which of them comes back depends on the engine.
    private static decimal Bare(decimal number) => number / 1.000000000000000000000000000000000m;

    private static int Compare(object? left, object? right) =>
        left is string a && right is string b ? string.CompareOrdinal(a, b) : Comparer<object>.Default.Compare(left, right);

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write));

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
            write(json);
        return buffer.ToArray();
    }
}
