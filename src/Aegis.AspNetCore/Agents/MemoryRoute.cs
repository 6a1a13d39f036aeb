using Aegis.AspNetCore.Identity;
using Aegis.Memory;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Agents;

/// <summary>The caller's memories.</summary>
/// <param name="Memories">By their names.</param>
internal sealed record MemoryAnswer(IReadOnlyList<MemoryStatistics> Memories);

/// <summary>GET memory/stats: how much agents remember.</summary>
internal sealed class MemoryRoute(IMemoryStore store)
{
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var found = await store
            .ListAsync(Caller.Required(context).Tenant, context.RequestAborted)
            .ConfigureAwait(false);
        // those of Aegis itself are shown as what they are: budgets
        return ServerJson.Ok(
            new MemoryAnswer([
                .. found.Where(memory => !memory.Name.StartsWith(MemoryNames.Own, StringComparison.Ordinal)),
            ])
        );
    }
}
