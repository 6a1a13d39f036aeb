using Aegis.Approvals;

namespace Aegis.Pipelines;

/// <summary>That a model asked for a tool to be called.</summary>
internal sealed record ToolCallNotice(string Tool, string CallId, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>What came of a call.</summary>
internal sealed record ToolReturnNotice(string Tool, string CallId, object? Result, bool IsError, TimeSpan Duration);

/// <summary>That a call waits for people, or does so no longer.</summary>
internal sealed record ApprovalNotice(string Tool, Approval Approval);
