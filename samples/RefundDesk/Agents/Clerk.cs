using Aegis;
using RefundDesk.Shop;

namespace RefundDesk.Agents;

/// <summary>Instructions and tools alone: Aegis asks the model, and calls what it asks for.</summary>
[Agent(
    "You look after customers who want their money back. Read the order, refund what was paid for it, and write the customer "
        + "two sentences on what became of it. If the refund was not allowed, say so and do not try again.",
    Description = "Refunds an order and tells the customer.",
    Client = nameof(Clerk)
)]
[UseTools<ShopTools>]
public partial class Clerk;
