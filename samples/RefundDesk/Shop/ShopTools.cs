using Aegis;
using Aegis.Ledger;
using RefundDesk.Crashes;

namespace RefundDesk.Shop;

/// <summary>What the model can do.</summary>
public partial class ShopTools(OrderBook orders, Bank bank, CrashSwitch crash)
{
    /// <summary>Read an order: what was bought, and what was paid for it.</summary>
    /// <param name="orderId">The number of the order.</param>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public Order ReadOrder(string orderId) => Find(orderId);

    /// <summary>Give a customer money back. An order is refunded once.</summary>
    /// <param name="orderId">The number of the order.</param>
    /// <param name="amount">How much, in euros; no more than was paid.</param>
    /// <param name="key">The same for all attempts of this refund: the bank tells them by it from another.</param>
    [Tool(Effect = ToolEffect.IdempotentDownstream), RequiresApproval]
    public Receipt Refund([IdempotencyKey] string orderId, decimal amount, ToolCallKey key)
    {
        var order = Find(orderId);
        if (amount <= 0 || amount > order.Paid)
        {
            throw new DefinitelyNotExecutedException($"Order {orderId} can be refunded up to {order.Paid} euros.");
        }

        crash.At(CrashPoint.BeforeRefund);
        var receipt = bank.Refund(key.Value, orderId, amount);
        crash.At(CrashPoint.AfterRefund);
        return receipt;
    }

    private Order Find(string orderId) =>
        orders.Find(orderId)
        ?? throw new DefinitelyNotExecutedException(
            $"There is no order '{orderId}': the orders are {string.Join(", ", orders.Ids)}."
        );
}
