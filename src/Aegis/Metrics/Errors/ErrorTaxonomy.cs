using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using Aegis.Accounts;
using Aegis.Approvals;
using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Providers;
using Aegis.Resilience;
using Aegis.Runs;
using Aegis.Tools;
using Aegis.Turns;
using Aegis.Usage;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aegis.Metrics;

/// <summary>
/// Goes by the HTTP status where there is one, then by the type of the exception, and else by what the app's
/// <see cref="IFaultClassifier"/> says of it.
/// </summary>
/// <param name="classifier">What retries and circuit breakers go by. Default: <see cref="FaultClassifier.Default"/>.</param>
public sealed class ErrorTaxonomy(IFaultClassifier? classifier = null) : IErrorTaxonomy
{
    private readonly IFaultClassifier classifier = classifier ?? FaultClassifier.Default;

    /// <summary>The taxonomy that holds where no other knows better.</summary>
    public static ErrorTaxonomy Default { get; } = new();

    /// <inheritdoc/>
    /// <returns>One of <see cref="ErrorKinds"/>, never <see langword="null"/>.</returns>
    public string KindOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            ProviderException { StatusCode: { } status } => KindOf(status) ?? ErrorKinds.Other,
            HttpRequestException { StatusCode: { } status } => KindOf(status) ?? ErrorKinds.Other,
            ProviderException or HttpRequestException => ErrorKinds.Provider,
            TimeoutException or TimeoutRejectedException or OperationCanceledException => ErrorKinds.Timeout,
            CircuitOpenException or BrokenCircuitException => ErrorKinds.CircuitOpen,
            TokenBudgetExceededException or BudgetExceededException or QuotaExceededException => ErrorKinds.Budget,
            AgentResponseException
            or JsonException
            or ValidationException
            or RunValueException
            or MemoryValueException => ErrorKinds.Validation,
            ApprovalPendingException => ErrorKinds.Rejected,
            DefinitelyNotExecutedException
            or LedgerException
            or ToolSetupException
            or TurnRefusedException
            or ApprovalPolicyException => ErrorKinds.Tool,
            _ => KindOf(classifier.Classify(exception, isCancelled: false).Kind),
        };
    }

    string? IErrorTaxonomy.KindOf(Exception exception) => KindOf(exception);

    private static string? KindOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.RequestTimeout => ErrorKinds.Timeout,
            HttpStatusCode.TooManyRequests => ErrorKinds.RateLimit,
            >= HttpStatusCode.InternalServerError => ErrorKinds.Provider,
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => ErrorKinds.Validation,
            _ => null,
        };

    private static string KindOf(FaultKind fault) =>
        fault switch
        {
            FaultKind.Transient => ErrorKinds.Provider,
            FaultKind.Rejected => ErrorKinds.Rejected,
            FaultKind.Cancelled => ErrorKinds.Cancelled,
            _ => ErrorKinds.Other,
        };
}
