using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Requests;

/// <summary>The header Thread-Id: what an action belongs to.</summary>
internal static class ThreadIds
{
    public const int MaxLength = 128;

    public static string Require(IHeaderDictionary headers) =>
        SingletonHeaders.Read(headers, SingletonHeaders.ThreadId) is { Length: <= MaxLength } thread
        && thread.All(static character => character is >= ' ' and < '\x7f')
            ? thread
            : throw Refusals.Malformed($"Thread-Id is required: 1 to {MaxLength} ASCII characters.").Thrown();
}
