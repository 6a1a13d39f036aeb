namespace Aegis.Client;

/// <summary>
/// What became of a decision that was sent: one of the nested types. Whatever it is, sending the same decision again with the
/// same key does no harm.
/// </summary>
public abstract partial class DecisionOutcome
{
    private readonly Reply reply;

    private DecisionOutcome(Reply reply) => this.reply = reply;

    /// <summary>Whether the server has the decision: <see cref="Accepted"/> or <see cref="AlreadyDecided"/>.</summary>
    public bool IsSuccess => this is Accepted or AlreadyDecided;

    /// <summary>
    /// The id that the server has given to the request, for <see cref="AegisClient.GetStatusAsync"/> and
    /// <see cref="AegisClient.WaitForDecisionAsync"/>; null when it did not say.
    /// </summary>
    public string? RequestId => Facts.RequestId ?? LastSegmentOfLocation();

    /// <summary>What became of the operation, as far as the server says.</summary>
    public OperationState? State => Facts.State;

    /// <summary>Why the server has refused; null when it has not, or did not say so as problem details.</summary>
    public ApiProblem? Problem => reply.Response?.Problem;

    /// <summary>The response of the last attempt; null when there was none.</summary>
    public RawResponse? Response => reply.Response;

    /// <summary>How often the decision was sent.</summary>
    public int Attempts => reply.Attempts;

    private DecisionBody Facts => reply.Response?.Facts ?? DecisionBody.Empty;

    /// <summary>Goes on only when the server has the decision.</summary>
    /// <returns>This outcome.</returns>
    /// <exception cref="AegisClientException">It has not; the exception says why.</exception>
    public DecisionOutcome EnsureSuccess() =>
        IsSuccess ? this : throw new AegisClientException(Explanation, reply) { Outcome = this };

    /// <summary>The outcome in words.</summary>
    public override string ToString() => Explanation;

    private protected abstract string Explanation { get; }

    private string? LastSegmentOfLocation() =>
        reply.Response is { IsSuccessStatus: true } response
        && response.Headers.TryGetValue("Location", out var location)
        && location.TrimEnd('/').Split('/') is [.., { Length: > 0 } last]
            ? Uri.UnescapeDataString(last)
            : null;

    private string Because => Problem?.Detail is { Length: > 0 } detail ? $" The server says: {detail}" : "";
}
