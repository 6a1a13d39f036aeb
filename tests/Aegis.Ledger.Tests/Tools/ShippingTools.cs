namespace Aegis.Ledger.Tests.Tools;

/// <summary>Tools of a carrier that can be asked what it has shipped, and that may lose its answers.</summary>
internal sealed partial class ShippingTools
{
    /// <summary>What the carrier has: the key of each call, and what it shipped.</summary>
    public Dictionary<string, Parcel> Shipped { get; } = [];

    public List<string> Remarks { get; } = [];

    public int Calls { get; private set; }

    public int Questions { get; private set; }

    /// <summary>What is lost: the answer, or the request as well.</summary>
    public bool LosesAnswers { get; set; }
    public bool LosesRequests { get; set; }

    /// <summary>What the carrier says when it is asked; by itself, what it has.</summary>
    public Func<ProbeAnswer>? Answer { get; set; }

    /// <summary>Ships an order.</summary>
    /// <param name="order">Which one.</param>
    /// <param name="pieces">Of how many pieces.</param>
    /// <param name="key">How the carrier calls the parcel.</param>
    [Tool(Effect = ToolEffect.Queryable)]
    public Parcel Ship([IdempotencyKey] string order, int pieces, ToolCallKey key)
    {
        Calls++;
        if (!LosesRequests)
        {
            Shipped[key.Value] = new Parcel(order, pieces);
        }

        return LosesRequests || LosesAnswers ? throw new TimeoutException("no answer") : Shipped[key.Value];
    }

    [Probe(nameof(Ship))]
    private ValueTask<ProbeAnswer> FindParcelAsync(ToolCallKey key, int pieces, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Questions++;
        var answer =
            Answer is not null ? Answer()
            : Shipped.TryGetValue(key.Value, out var parcel) && parcel.Pieces == pieces ? ProbeAnswer.Done(parcel)
            : ProbeAnswer.NotDone;
        return new(answer);
    }

    /// <summary>Tells the customer.</summary>
    /// <param name="order">Of which order.</param>
    /// <param name="remark">What else there is to say.</param>
    [Tool(Effect = ToolEffect.AtMostOnce)]
    public void Notify([IdempotencyKey] string order, [FingerprintIgnore] string? remark = null) =>
        Remarks.Add($"{order}: {remark}");
}

internal sealed record Parcel(string Order, int Pieces);
