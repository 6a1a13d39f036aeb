using Aegis.Ledger;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

// how an operation ends, with the parameters that this takes
internal sealed partial record Step
{
    private const string Failure = "failure_kind = $5, failure_message = $6, failure_retryable = $7";

    private static readonly string Failed =
        $"{Ended("Failed")}, {Failure}, executing_at = NULL, expires_at = {After(8)}";

    private static readonly string Committed = $"""
        {Ended("Committed")}, result_type = $5, result_body = $6, failure_kind = NULL, failure_message = NULL,
        failure_retryable = NULL, result_expires_at = {After(7)}, expires_at = {After(8)}
        """;

    private static string Ended(string state) =>
        $"state = '{state}', phase = 'None', owner = NULL, due_at = NULL, finished_at = clock.now";

    private static object?[] ValuesOf(OperationFailure failure) =>
        [failure.Kind.ToString(), failure.Message, failure.IsRetryable];

    private static object?[] ValuesOf(OperationResult result, TimeSpan resultKept, TimeSpan keyKept) =>
        [result.ContentType, result.Content, Milliseconds(resultKept), Milliseconds(resultKept + keyKept)];
}
