namespace RefundDesk.Shop;

/// <summary>What a customer has bought.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Goods">What it was.</param>
/// <param name="Paid">What was paid for it, in euros.</param>
public sealed record Order(string Id, string Goods, decimal Paid);
