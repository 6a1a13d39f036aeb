using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RefundDesk.Shop;

namespace RefundDesk.Model;

/// <summary>
/// A stand-in for a language model that needs no key and no network: it always reads the order, refunds what was paid, and
/// reports what the tool said.
/// </summary>
public sealed class ScriptedClerk : IChatClient
{
    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [Next([.. messages])])));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose() { }

    private static AIContent Next(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.ResultOf("read_order") is not { } read)
        {
            var request = messages.Last(message => message.Role == ChatRole.User).Text;
            return Call("read_order", ("orderId", string.Concat(request.Where(char.IsAsciiDigit))));
        }

        if (Find<Order>(read, out var problem) is not { } order)
        {
            return new TextContent($"I could not find your order. {problem}");
        }

        return messages.ResultOf("refund") is not { } answer
            ? Call("refund", ("orderId", order.Id), ("amount", order.Paid))
            : new TextContent(Letter(order, answer));
    }

    private static string Letter(Order order, string answer) =>
        Find<Receipt>(answer, out var problem) is { } receipt
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"You get {receipt.Amount:0.00} euros back for {order.Goods}. The bank's number for it is {receipt.Number}."
            )
            : $"We did not refund {order.Goods}. {problem}";

    private static FunctionCallContent Call(string tool, params (string Name, object Value)[] arguments) =>
        new($"call-{tool}", tool, arguments.ToDictionary(pair => pair.Name, pair => (object?)pair.Value));

    /// <summary>What a tool gave; none when the call came to nothing, with the reason.</summary>
    private static T? Find<T>(string result, out string? problem)
        where T : class
    {
        var json = JsonElement.Parse(result);
        problem = json.TryGetProperty("error", out var error) ? error.GetProperty("message").GetString() : null;
        return problem is null ? json.Deserialize<T>(JsonSerializerOptions.Web) : null;
    }
}
