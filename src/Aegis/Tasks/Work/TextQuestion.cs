using Aegis.Agents;

namespace Aegis.Tasks;

/// <summary>A question to a model that is answered by a text.</summary>
internal sealed class TextQuestion : TaskWork<string>
{
    public static readonly TextQuestion Instance = new();

    public override AgentForm Form => AgentForm.Composed;

    public override async Task<object?> DoAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var profile = context.Profile;
        return await ChatAgent
            .AskAsync(
                context.Agent,
                profile.SystemPrompt,
                context.Message(),
                profile.Model,
                context.Tools,
                profile.MaxToolRounds,
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
