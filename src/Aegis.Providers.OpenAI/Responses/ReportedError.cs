using System.ClientModel.Primitives;
using System.Text;

namespace Aegis.Providers;

/// <summary>
/// An error that a server reports with a status of 200, as servers do once a stream has begun. The SDK has no place for it and
/// goes on; it keeps what it does not know.
/// </summary>
internal static class ReportedError
{
    /// <summary>The error as JSON; none when there is none.</summary>
    public static string? Of(in JsonPatch unknown) =>
        unknown.TryGetJson("$.error"u8, out var error) && !error.IsEmpty && !error.Span.SequenceEqual("null"u8)
            ? $$"""{"error":{{Encoding.UTF8.GetString(error.Span)}}}"""
            : null;
}
