using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>Values as columns hold them.</summary>
internal static class Columns
{
    public static byte[] Of(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid Id(this SqliteDataReader row, int column) => new(row.Bytes(column), bigEndian: true);

    public static byte[] Bytes(this SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static T Name<T>(this SqliteDataReader row, int column)
        where T : struct, Enum
    {
        var text = row.GetString(column);
        // numbers and spaces around it are read too, and were never written
        return Enum.TryParse<T>(text, out var value) && value.ToString() == text
            ? value
            : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
    }

    public static string? Text(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNone(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Time(column);
}
