using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What a POST to approve or reject says.</summary>
/// <param name="Key">Which action.</param>
/// <param name="Thread">What it belongs to.</param>
/// <param name="Payload">Its arguments as canonical JSON.</param>
/// <param name="IsApproval">Whether it is to be allowed.</param>
/// <param name="Replays">Whether a duplicate is given the first answer again.</param>
internal sealed record HitlAsk(string Key, string Thread, byte[] Payload, bool IsApproval, bool Replays)
{
    /// <summary>Whether nothing is said of the arguments: they are meant as they were asked for.</summary>
    public bool IsAsAsked => Payload is [(byte)'{', (byte)'}'];

    public static async Task<HitlAsk> ReadAsync(HttpRequest request, bool isApproval, int maxBodyLength)
    {
        var headers = request.Headers;
        var key = IdempotencyKeys.Require(headers);
        var thread = ThreadIds.Require(headers);
        var replays = IdempotencyModes.Replays(headers);
        var payload = await JsonBody.ReadCanonicalAsync(request, maxBodyLength).ConfigureAwait(false);
        return new HitlAsk(key, thread, payload, isApproval, replays);
    }
}
