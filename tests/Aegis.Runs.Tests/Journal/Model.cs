using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Runs.Tests.Journal;

/// <summary>Answers in turn, and keeps what it was asked.</summary>
internal sealed class Model(params Func<CancellationToken, Task<ChatResponse>>[] answers) : IChatClient
{
    private int asked;

    /// <summary>The messages of each request.</summary>
    public List<IReadOnlyList<ChatMessage>> Requests { get; } = [];

    public static Func<CancellationToken, Task<ChatResponse>> Says(string text) =>
        _ => Task.FromResult(Answer(new TextContent(text)));

    /// <summary>Asks for tools: a name and the value of its only parameter each.</summary>
    public static Func<CancellationToken, Task<ChatResponse>> Calls(
        params (string Tool, string Parameter, object Value)[] calls
    ) =>
        _ =>
            Task.FromResult(
                Answer([
                    .. calls.Select(
                        (call, i) =>
                            new FunctionCallContent(
                                $"call-{i}",
                                call.Tool,
                                new Dictionary<string, object?> { [call.Parameter] = call.Value }
                            )
                    ),
                ])
            );

    public static Func<CancellationToken, Task<ChatResponse>> Asks(ToolApprovalRequestContent request) =>
        _ => Task.FromResult(Answer(request));

    /// <summary>The process is interrupted before it hears the answer.</summary>
    public static Func<CancellationToken, Task<ChatResponse>> Interrupts(CancellationTokenSource process) =>
        async token =>
        {
            await process.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Answer();
        };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Requests.Add([.. messages]);
        return asked < answers.Length
            ? answers[asked++](cancellationToken)
            : throw new InvalidOperationException("The model was asked more often than it has answers.");
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static ChatResponse Answer(params AIContent[] contents) =>
        new(new ChatMessage(ChatRole.Assistant, [.. contents]))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 10, TotalTokenCount = 10 },
        };
}
