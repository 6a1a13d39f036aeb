namespace Aegis.Metrics;

/// <summary>The kinds of errors that Aegis tells apart. Your own <see cref="IErrorTaxonomy"/> may name others.</summary>
public static class ErrorKinds
{
    /// <summary>It took too long: a timeout of the agent, of its run or of what it called, or a 408.</summary>
    public const string Timeout = "timeout";

    /// <summary>A provider was asked too often: a 429.</summary>
    public const string RateLimit = "rate_limit";

    /// <summary>A provider failed or could not be reached: a 5xx, or no answer at all.</summary>
    public const string Provider = "provider";

    /// <summary>A value or a request was not as it has to be: an answer of a model that does not fit, a 400 or 422.</summary>
    public const string Validation = "validation";

    /// <summary>The caller gave up, or another agent's failure stopped the run.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>An open circuit turned the call away.</summary>
    public const string CircuitOpen = "circuit_open";

    /// <summary>A budget or quota is used up.</summary>
    public const string Budget = "budget";

    /// <summary>An action of a tool could not be made, or what became of it is not known.</summary>
    public const string Tool = "tool";

    /// <summary>It was turned away before anything was sent, for another reason: a full pool, an approval that nobody has given.</summary>
    public const string Rejected = "rejected";

    /// <summary>Any other exception.</summary>
    public const string Other = "other";
}
