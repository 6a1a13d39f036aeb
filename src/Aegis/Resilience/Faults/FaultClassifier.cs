using System.Net;
using Aegis.Ledger;
using Aegis.Providers;
using Aegis.Tools;
using Aegis.Usage;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aegis.Resilience;

/// <summary>Goes by the HTTP status where there is one, and by the type of the exception.</summary>
/// <remarks>
/// Which status codes are worth another attempt: RFC 9110 (408, 5xx), RFC 6585 (429) and RFC 8470 (425).
/// </remarks>
public sealed class FaultClassifier : IFaultClassifier
{
    private FaultClassifier() { }

    /// <summary>The classifier that holds where none is registered.</summary>
    public static FaultClassifier Default { get; } = new();

    /// <inheritdoc/>
    public Fault Classify(Exception exception, bool isCancelled)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            CircuitOpenException
            or AgentPoolFullException
            or BrokenCircuitException
            or TokenBudgetExceededException
            or BudgetExceededException
            or ApprovalPendingException => new Fault(FaultKind.Rejected),
            OperationCanceledException when isCancelled => new Fault(FaultKind.Cancelled),
            ProviderConfigurationException or ToolSetupException or UnknownPriceException => new Fault(
                FaultKind.Caller
            ),
            ProviderException provider => new Fault(Kind(provider.StatusCode), provider.RetryAfter),
            HttpRequestException { StatusCode: { } status } => new Fault(Kind(status)),
            HttpRequestException
            or IOException
            or TimeoutException
            or TimeoutRejectedException
            or OperationCanceledException => new Fault(FaultKind.Transient),
            _ => new Fault(FaultKind.Unknown),
        };
    }

    private static FaultKind Kind(HttpStatusCode? status) =>
        status switch
        {
            null
            or HttpStatusCode.RequestTimeout
            or (HttpStatusCode)425
            or HttpStatusCode.TooManyRequests
            or >= HttpStatusCode.InternalServerError => FaultKind.Transient,
            >= HttpStatusCode.BadRequest => FaultKind.Caller,
            _ => FaultKind.Unknown,
        };
}
