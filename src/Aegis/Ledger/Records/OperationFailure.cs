namespace Aegis.Ledger;

/// <summary>Why an operation did not happen, or why nobody knows whether it did.</summary>
public sealed record OperationFailure
{
    private const int MaxMessageLength = 1000;

    /// <summary>A failure.</summary>
    /// <param name="kind">Which sort it is.</param>
    /// <param name="message">What is to be read of it; cut after 1000 characters.</param>
    /// <param name="isRetryable">Whether a later call with the same key may try again.</param>
    public OperationFailure(FailureKind kind, string message, bool isRetryable)
    {
        ArgumentNullException.ThrowIfNull(message);
        Kind = kind;
        Message = StoredText.Fit(message, MaxMessageLength);
        IsRetryable = isRetryable;
    }

    /// <summary>Which sort it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>What is to be read of it.</summary>
    public string Message { get; }

    /// <summary>Whether a later call with the same key may try again.</summary>
    public bool IsRetryable { get; }
}

/// <summary>Sorts of failures.</summary>
public enum FailureKind
{
    /// <summary>Nothing was sent, which is certain.</summary>
    Definite,

    /// <summary>Somebody did not allow it.</summary>
    Rejected,

    /// <summary>Nobody allowed it in time, or it was not begun in time after it had been allowed.</summary>
    ApprovalExpired,

    /// <summary>Its caller gave up before it began, or the request for approval was taken back.</summary>
    Cancelled,

    /// <summary>More operations were asked for than the tenant may have.</summary>
    Quota,

    /// <summary>It began, and nobody knows how it ended.</summary>
    Ambiguous,
}
