namespace Aegis.Approvals;

/// <summary>Which policy judges calls of which tool.</summary>
internal sealed class PolicyTable(IReadOnlyDictionary<string, IApprovalPolicy> byTool, IApprovalPolicy others)
{
    public IApprovalPolicy Of(string tool) => byTool.TryGetValue(tool, out var policy) ? policy : others;
}
