using Aegis.Runs;
using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>An agent's exchange with its model: the messages so far, and how to get the next answer.</summary>
internal sealed class ChatConversation
{
    private readonly AgentContext context;
    private readonly IChatClient client;
    private readonly AgentToolset tools;
    private readonly AgentJournal? journal;
    private readonly ChatHistory history = new();
    private readonly int maxToolRounds;
    private readonly int maxParallelToolCalls;
    private ChatOptions options;
    private int toolRounds;

    public ChatConversation(AgentContext context, ChatQuestion question, ChatResponseFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        this.context = context;
        client =
            context.ChatClient
            ?? throw new InvalidOperationException(
                $"Agent '{context.AgentId}' asks a model, but there is no chat client. Build the pipeline with one "
                    + "(new MyPipeline(chatClient)), or register an IChatClient with the services it is built from."
            );
        tools = new AgentToolset(context.AgentId, question.Tools, context.Tools);
        journal = context.Journal?.Claim();
        var defaults = AegisOptions.From(context.Services);
        maxToolRounds = question.MaxToolRounds == 0 ? defaults.MaxToolRounds : question.MaxToolRounds;
        maxParallelToolCalls = defaults.MaxParallelToolCalls;
        options = new ChatOptions
        {
            ModelId = context.Model.Over(question.Model),
            MaxOutputTokens = question.MaxOutputTokens == 0 ? null : question.MaxOutputTokens,
            ResponseFormat = format,
            Tools = tools.All.Count == 0 ? null : [.. tools.All],
        };
        if (!string.IsNullOrEmpty(question.Instructions))
        {
            history.Add(new ChatMessage(ChatRole.System, question.Instructions));
        }

        Add(question.Message);
    }

    /// <summary>Adds a user message.</summary>
    public void Add(string message) => history.Add(new ChatMessage(ChatRole.User, message));

    /// <summary>Lets the model answer the messages so far, and calls the tools that it asks for on the way.</summary>
    /// <returns>The text of the answer, never empty; the answer is one of the messages from now on.</returns>
    public async Task<string> AnswerAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var isLast = toolRounds >= maxToolRounds;
            var response = await AskAsync(isLast ? WithoutCalls() : options, cancellationToken).ConfigureAwait(false);
            history.Add(response);
            Continue(response.ConversationId);

            var calls = PendingCalls.Of(response);
            var requests = ApprovalRequests.Of(response);
            if (calls.Count == 0 && requests.Count == 0)
            {
                return AgentResponseException.TextOrThrow(context.AgentId, response);
            }

            if (isLast)
            {
                throw AgentResponseException.StillCalls(context.AgentId, maxToolRounds, calls);
            }

            if (++toolRounds == maxToolRounds)
            {
                AgentLog.ToolRoundsUsedUp(context.Logger, context.AgentId, maxToolRounds);
            }

            await ReactAsync(calls, requests, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<ChatResponse> AskAsync(ChatOptions asked, CancellationToken cancellationToken) =>
        journal is null
            ? SendAsync(asked, cancellationToken)
            : journal.AnswerAsync(context, () => SendAsync(asked, cancellationToken));

    private Task<ChatResponse> SendAsync(ChatOptions asked, CancellationToken cancellationToken) =>
        ChatRound.SendAsync(context, client, history.Next, asked, cancellationToken);

    private async Task ReactAsync(
        IReadOnlyList<FunctionCallContent> calls,
        IReadOnlyList<ToolApprovalRequestContent> requests,
        CancellationToken cancellationToken
    )
    {
        if (calls.Count > 0)
        {
            var results = await ToolRound
                .RunAsync(new ToolRunner(context, tools, journal), calls, maxParallelToolCalls, cancellationToken)
                .ConfigureAwait(false);
            history.Add(new ChatMessage(ChatRole.Tool, results));
        }

        if (requests.Count > 0)
        {
            var approvals = new ApprovalRequests(context, tools);
            var answers = await (
                journal is null
                    ? approvals.AnswerAsync(requests, cancellationToken)
                    : journal.DecideAsync(() => approvals.AnswerAsync(requests, cancellationToken))
            ).ConfigureAwait(false);
            history.Add(new ChatMessage(ChatRole.User, answers));
        }
    }

    /// <summary>The tools stay in sight, since the messages speak of them.</summary>
    private ChatOptions WithoutCalls()
    {
        var last = options.Clone();
        last.ToolMode = last.Tools is null ? null : ChatToolMode.None;
        return last;
    }

    private void Continue(string? conversationId)
    {
        if (options.ConversationId != conversationId)
        {
            // a client may have kept the options of the last request
            options = options.Clone();
            options.ConversationId = conversationId;
        }
    }
}
