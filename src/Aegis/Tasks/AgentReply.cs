using Microsoft.Extensions.AI;

namespace Aegis.Tasks;

/// <summary>What a profile answered.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Usage">What its model has counted, over all rounds; none when it does not count.</param>
/// <param name="Duration">How long it took.</param>
public sealed record AgentReply(string Text, UsageDetails? Usage, TimeSpan Duration)
{
    /// <summary>The answer.</summary>
    public override string ToString() => Text;
}
