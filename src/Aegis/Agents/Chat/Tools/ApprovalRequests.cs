using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Agents;

/// <summary>
/// Answers a middleware, or a service that makes calls itself, which asks whether it may. Whoever approves calls of the
/// agent's tools is asked; no answer means no.
/// </summary>
internal sealed class ApprovalRequests(AgentContext context, AgentToolset tools)
{
    /// <summary>The requests of a response that nobody has answered yet.</summary>
    public static IReadOnlyList<ToolApprovalRequestContent> Of(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return [];
        }

        var contents = response.Messages.SelectMany(static message => message.Contents).ToList();
        var answered = contents
            .OfType<ToolApprovalResponseContent>()
            .Select(static answer => answer.RequestId)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. contents.OfType<ToolApprovalRequestContent>().Where(request => !answered.Contains(request.RequestId)),
        ];
    }

    /// <summary>Decides, one after the other.</summary>
    public async Task<IList<AIContent>> AnswerAsync(
        IReadOnlyList<ToolApprovalRequestContent> requests,
        CancellationToken cancellationToken
    )
    {
        using var current = context.Enter();
        var answers = new List<AIContent>(requests.Count);
        foreach (var request in requests)
        {
            var refusal = await RefusesAsync(request, cancellationToken).ConfigureAwait(false);
            answers.Add(request.CreateResponse(refusal is null, refusal));
        }

        return answers;
    }

    private ValueTask<string?> RefusesAsync(ToolApprovalRequestContent request, CancellationToken cancellationToken)
    {
        if (request.ToolCall is not FunctionCallContent asked || tools.Find(asked.Name) is not { } tool)
        {
            return new(ToolErrors.NobodyApproves);
        }

        // a middleware asks for all calls of a response when one of them requires it; and what is guarded asks for itself
        if (!tool.Definition.RequiresApproval || tools.IsGuarded(asked.Name))
        {
            return new((string?)null);
        }

        var call = new ToolCall(tool, ToolRunner.Arguments(context, asked), cancellationToken);
        var ledger = context.Services.GetService<IToolLedger>() ?? InProcessLedger.Instance;
        return ledger.RefusesAsync(call, cancellationToken);
    }
}
