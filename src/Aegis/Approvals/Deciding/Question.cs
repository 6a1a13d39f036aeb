using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>
/// An operation that was asked for over the API: nobody of Aegis begins it, so that the answer is its effect. A thread and a
/// payload make one of them.
/// </summary>
internal static class Question
{
    /// <summary>What such operations are called.</summary>
    public const string Operation = "hitl";

    /// <summary>Which policy asks for the answer. No policy of an app has this id, also not that of a tool with this name.</summary>
    public const string Policy = "api";

    /// <summary>What one gives that was allowed.</summary>
    public static readonly OperationResult Allowed = new("application/json", """{"decision":"approved"}"""u8.ToArray());

    public static bool Is(ApprovalRecord asked) => asked is { OperationName: Operation, Request.Policy: Policy };
}
