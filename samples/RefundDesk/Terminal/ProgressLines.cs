using System.Text.Json;
using Aegis;

namespace RefundDesk.Terminal;

/// <summary>Turns the events of a run into lines. Whoever asks for a decision tells of it: that has to come before the answer.</summary>
public static class ProgressLines
{
    /// <summary>Tells of an event; those that need no line get none.</summary>
    public static void Write(PipelineEvent happened)
    {
        var line = happened switch
        {
            ToolCalled call => $"calls     {call.Tool} {JsonSerializer.Serialize(call.Arguments)}",
            ApprovalDecided decided =>
                $"{(decided.IsApproved ? "allowed" : "refused"), -9} {decided.Tool} by {decided.Decider?.Name ?? "nobody"}",
            ToolReturned returned => $"returned  {returned.Tool} {returned.Result}",
            AgentReplayed agent => $"done      {agent.AgentId}, in an earlier run of this program",
            AgentFailed agent => $"failed    {agent.AgentId}: {agent.Outcome.Error?.Message}",
            _ => null,
        };
        if (line is not null)
        {
            Console.WriteLine($"  {line}");
        }
    }
}
