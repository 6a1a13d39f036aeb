namespace Aegis.Agents;

/// <summary>Asks a model for a value, and once more when the answer does not fit its type.</summary>
internal static class ValueQuestion
{
    public static async Task<T?> AskAsync<T>(
        AgentContext context,
        ChatQuestion question,
        bool acceptsNull,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var schema = AnswerSchema.For(typeof(T), context.JsonOptions, acceptsNull);
        var conversation = new ChatConversation(context, question, schema.Format);

        var answer = await conversation.AnswerAsync(cancellationToken).ConfigureAwait(false);
        if (StructuredAnswer.TryRead<T>(schema, answer, out var value, out var misfit))
        {
            return value;
        }

        AgentLog.AnswerDoesNotFit(context.Logger, context.AgentId, misfit);
        context.ReportRefusal(misfit);
        conversation.Add(StructuredAnswer.RepairMessage(schema, misfit));
        answer = await conversation.AnswerAsync(cancellationToken).ConfigureAwait(false);
        return StructuredAnswer.TryRead<T>(schema, answer, out value, out misfit)
            ? value
            : throw AgentResponseException.DoesNotFit(context.AgentId, TypeName.Of(typeof(T)), misfit, answer);
    }
}
