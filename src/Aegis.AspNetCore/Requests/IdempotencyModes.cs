using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Requests;

/// <summary>The header Idempotency-Mode: whether a duplicate is a conflict, which is the default, or the first answer again.</summary>
internal static class IdempotencyModes
{
    public const string Replayed = "Idempotency-Replayed";

    public static bool Replays(IHeaderDictionary headers) =>
        SingletonHeaders.Read(headers, SingletonHeaders.IdempotencyMode) switch
        {
            null or "conflict" => false,
            "replay" => true,
            _ => throw Refusals.Malformed("Idempotency-Mode is conflict or replay.").Thrown(),
        };
}
