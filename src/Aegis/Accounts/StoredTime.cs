namespace Aegis.Accounts;

/// <summary>Times as every store can hold them: whole milliseconds, UTC.</summary>
internal static class StoredTime
{
    public static DateTimeOffset Of(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
