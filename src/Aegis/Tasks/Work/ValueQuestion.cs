using Aegis.Agents;

namespace Aegis.Tasks;

/// <summary>A question to a model that is answered by JSON of a type.</summary>
internal sealed class ValueQuestion<T> : TaskWork<T>
{
    public static readonly ValueQuestion<T> Instance = new();

    public override AgentForm Form => AgentForm.Prompted;

    public override async Task<object?> DoAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var profile = context.Profile;
        return await ChatAgent
            .AskAsync<T>(
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
