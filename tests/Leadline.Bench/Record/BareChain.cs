using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Leadline.Bench.Record;

/// <summary>The limit: every entry read from PostgreSQL, every column of it, and hashed with the hash before.</summary>
internal static class BareChain
{
    private const string Columns =
        "id, at, organisation, credential, roles, act, subject, detail, form, person, delegation, subject_type, subject_version, before, after, reason, request_id";

    /// <returns>How many entries were read.</returns>
    internal static async Task<long> ReadAsync(BenchDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var (read, hash) = (0L, new byte[SHA256.HashSizeInBytes]);
        var bytes = new ArrayBufferWriter<byte>(1024);
        foreach (var module in SealedRecord.Modules)
        {
            await using var command = new NpgsqlCommand($"SELECT {Columns} FROM {module}.audit ORDER BY id", connection) { CommandTimeout = 300 };
            await using var reader = await command.ExecuteReaderAsync();
            for (; await reader.ReadAsync(); read++)
            {
                bytes.ResetWrittenCount();
                bytes.Write(hash);
                for (var column = 0; column < reader.FieldCount; column++)
                    Add(bytes, reader, column);
                SHA256.HashData(bytes.WrittenSpan, hash);
            }
        }

        return read;
    }

    private static void Add(ArrayBufferWriter<byte> bytes, NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            return;
        var type = reader.GetFieldType(column);
        if (type == typeof(string))
            Encoding.UTF8.GetBytes(reader.GetString(column), bytes);
        else if (type == typeof(Guid))
            bytes.Write(reader.GetGuid(column).ToByteArray());
        else if (type == typeof(DateTime))
            bytes.Write(BitConverter.GetBytes(reader.GetDateTime(column).Ticks));
        else if (type == typeof(long))
            bytes.Write(BitConverter.GetBytes(reader.GetInt64(column)));
        else
            bytes.Write(BitConverter.GetBytes(reader.GetInt16(column)));
    }
}
