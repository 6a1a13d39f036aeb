using System.Collections.Concurrent;

namespace Aegis.AspNetCore.Tests.Clients.Gated;

/// <summary>What happens only when somebody has allowed it.</summary>
public partial class Shop
{
    public ConcurrentQueue<string> Charges { get; } = [];

    /// <summary>Charges the customer's card.</summary>
    [Tool(Effect = ToolEffect.AtMostOnce), RequiresApproval(TimeoutSeconds = 600)]
    public string ChargeCard([IdempotencyKey] string orderId, decimal amount)
    {
        Charges.Enqueue(FormattableString.Invariant($"{orderId} {amount}"));
        return "charged";
    }
}

[Agent("Charge what is due.")]
[UseTools<Shop>]
public partial class Cashier;

[Pipeline(typeof(Cashier))]
public partial class BillingPipeline;
