using Aegis.Tools;

namespace Aegis.Ledger.Tests.Tools;

/// <summary>A tool that pays, as Aegis would have written it.</summary>
internal sealed class PaymentTool(ToolEffect effect, bool hasKey) : ToolFunction(Define(effect, hasKey))
{
    private static readonly ToolParameter<string> Order = new("order", ToolJson.Default);
    private static readonly ToolParameter<decimal> Amount = new("amount", ToolJson.Default);
    private static readonly ToolResult<string> Result = new(ToolJson.Default);

    public List<string> Paid { get; } = [];

    public List<string> Keys { get; } = [];

    public Func<CancellationToken, ValueTask>? Before { get; set; }

    protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
    {
        var order = call.Read(Order);
        var amount = call.Read(Amount);
        var key = call.Key;
        return call.RunAsync(
            (this, order, amount, key),
            static (bound, token) => bound.Item1.PayAsync(bound.order, bound.amount, bound.key, token),
            Result
        );
    }

    private async ValueTask<string> PayAsync(string order, decimal amount, ToolCallKey key, CancellationToken token)
    {
        Keys.Add(key.Value);
        if (Before is { } before)
        {
            await before(token);
        }

        Paid.Add($"{order}: {amount}");
        return $"receipt {Paid.Count}";
    }

    private static ToolDefinition Define(ToolEffect effect, bool hasKey) =>
        new("pay")
        {
            Schema = """
                {"type":"object","properties":{"order":{"type":"string"},"amount":{"type":"number"}},"required":["order","amount"]}
                """,
            Effect = effect,
            IdempotencyKey = hasKey ? "order" : null,
        };
}
