using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals;

/// <summary>Says who decides on calls of tools that require approval, and how requests reach people.</summary>
public sealed class ApprovalsBuilder
{
    private readonly IServiceCollection services;
    private readonly Dictionary<string, ApprovalPolicyList> byTool;

    internal ApprovalsBuilder(
        IServiceCollection services,
        Dictionary<string, ApprovalPolicyList> byTool,
        ApprovalPolicyList others
    ) => (this.services, this.byTool, Default) = (services, byTool, others);

    /// <summary>The policies of tools that have none of their own. Without any, people decide.</summary>
    public ApprovalPolicyList Default { get; }

    /// <summary>The policies of one tool, in place of <see cref="Default"/>.</summary>
    /// <param name="tool">The name that models call it by.</param>
    /// <returns>The policies.</returns>
    public ApprovalPolicyList For(string tool)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        return byTool.TryGetValue(tool, out var policies) ? policies : byTool[tool] = new ApprovalPolicyList();
    }

    /// <summary>Asks a function of the app for each request.</summary>
    /// <param name="ask">
    /// Brings the decision, or <see cref="ApprovalDecision.None"/> when somebody else does. Its token fires when there is no
    /// more to decide.
    /// </param>
    /// <returns>This builder.</returns>
    public ApprovalsBuilder OnRequest(Func<Approval, CancellationToken, ValueTask<ApprovalDecision>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return AddChannel(new CallbackChannel(ask));
    }

    /// <summary>Asks on the terminal of the process.</summary>
    /// <returns>This builder.</returns>
    public ApprovalsBuilder AskOnConsole()
    {
        services.AddSingleton<IApprovalChannel>(static _ => new ConsoleApprovalChannel());
        return this;
    }

    /// <summary>Asks a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>This builder.</returns>
    public ApprovalsBuilder AddChannel(IApprovalChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        services.AddSingleton(channel);
        return this;
    }

    /// <summary>Changes how long calls wait, and how long decisions hold.</summary>
    /// <param name="configure">Changes it.</param>
    /// <returns>This builder.</returns>
    public ApprovalsBuilder Configure(Action<ApprovalOptions> configure)
    {
        services.Configure(configure);
        return this;
    }
}
