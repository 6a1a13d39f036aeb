namespace Aegis.Client;

/// <summary>A call was without success, and the caller has asked to be told by an exception.</summary>
public sealed class AegisClientException : Exception
{
    internal AegisClientException(string message, Reply reply)
        : base(message, reply.Error) => Response = reply.Response;

    /// <summary>What became of the decision; null for calls that decide nothing.</summary>
    public DecisionOutcome? Outcome { get; internal init; }

    /// <summary>Why the server has refused; null when it has not, or did not say so as problem details.</summary>
    public ApiProblem? Problem => Response?.Problem;

    /// <summary>The response of the last attempt; null when there was none.</summary>
    public RawResponse? Response { get; }

    internal static string Describe(Reply reply) =>
        reply.Response is not { } response ? $"The server has not answered after {reply.Attempts} attempts."
        : response.IsSuccessStatus ? $"The server's answer is not what was asked for: {Excerpt(response.Body)}"
        : $"The server has refused: {(int)response.StatusCode} {response.Problem?.Title ?? response.Problem?.Code}. {response.Problem?.Detail}".TrimEnd();

    private static string Excerpt(string body) =>
        body.Length switch
        {
            0 => "it is empty.",
            <= 200 => body,
            _ => body[..200] + "…",
        };
}
