using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>Policies in the order in which they are asked; the first that allows or denies decides, else people do.</summary>
public sealed class ApprovalPolicyList
{
    private readonly List<Func<IServiceProvider, IApprovalPolicy>> policies = [];

    internal ApprovalPolicyList() { }

    /// <summary>
    /// Calls whose argument is a number from zero up to, and not including, the limit may be made:
    /// <see cref="ApprovalPolicies.AutoApproveBelow"/>.
    /// </summary>
    /// <param name="argument">The name of the argument.</param>
    /// <param name="limit">The first number that people decide on.</param>
    /// <returns>This list.</returns>
    public ApprovalPolicyList AutoApproveBelow(string argument, decimal limit) =>
        Use(ApprovalPolicies.AutoApproveBelow(argument, limit));

    /// <summary>No call that came so far may be made.</summary>
    /// <param name="reason">Why, for the model to read.</param>
    /// <returns>This list.</returns>
    public ApprovalPolicyList Deny(string reason) => Use(ApprovalPolicies.Deny(reason));

    /// <summary>Asks a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>This list.</returns>
    /// <exception cref="ArgumentException">Its id can not be stored, or is <c>api</c>, which is Aegis' own.</exception>
    public ApprovalPolicyList Use(IApprovalPolicy policy)
    {
        Check(policy);
        policies.Add(_ => policy);
        return this;
    }

    /// <summary>Asks a policy that is built from the app's services, once.</summary>
    /// <param name="create">Builds it.</param>
    /// <returns>This list.</returns>
    public ApprovalPolicyList Use(Func<IServiceProvider, IApprovalPolicy> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        policies.Add(services => Check(create(services)));
        return this;
    }

    /// <summary>Asks a function.</summary>
    /// <param name="id">What the audit calls it: 1 to 128 bytes of UTF-8.</param>
    /// <param name="judge">Judges a call.</param>
    /// <returns>This list.</returns>
    public ApprovalPolicyList Use(string id, Func<ApprovalSubject, ApprovalVerdict> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return Use(new LambdaPolicy(id, judge));
    }

    internal IApprovalPolicy Build(IServiceProvider services) =>
        policies.Count == 0
            ? ApprovalPolicies.Ask
            : ApprovalPolicies.First([.. policies.Select(create => create(services))]);

    private static IApprovalPolicy Check(IApprovalPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        StoredText.ThrowIfUnfit(policy.Id, 128, nameof(IApprovalPolicy.Id));
        return policy.Id != Question.Policy
            ? policy
            : throw new ArgumentException(
                $"The id '{policy.Id}' stands for what is asked over the API. Give the policy another.",
                nameof(policy)
            );
    }
}
