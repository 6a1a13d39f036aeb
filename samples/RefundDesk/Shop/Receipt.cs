namespace RefundDesk.Shop;

/// <summary>What the bank says of a refund.</summary>
/// <param name="Number">The bank's own number.</param>
/// <param name="Order">The order that was refunded.</param>
/// <param name="Amount">How much, in euros.</param>
public sealed record Receipt(string Number, string Order, decimal Amount);
