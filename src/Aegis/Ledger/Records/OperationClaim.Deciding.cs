namespace Aegis.Ledger;

// a claim that brings its decision with it
public sealed partial record OperationClaim
{
    /// <summary>How long what is decided at once could wait. It does not.</summary>
    internal static readonly TimeSpan AtOnce = TimeSpan.FromHours(1);

    /// <summary>
    /// Decides the approval that the claim asks for, in the same transaction: the operation is then created as it ends, with an
    /// audit record for each step. Needs an <see cref="Approval"/> that somebody else requests. Default: others decide.
    /// </summary>
    public ClaimDecision? Decision { get; init; }

    /// <summary>
    /// How many operations the tenant may claim in a month. Default: as many as it likes, which counts nothing.
    /// </summary>
    public ClaimQuota? Quota { get; init; }

    internal OperationHandle Handle => new(Tenant, Id, 1);

    /// <summary>What a store applies right after it has inserted the operation, in this order and in the same transaction.</summary>
    public IReadOnlyList<OperationTransition> Steps => Decision?.StepsOf(this) ?? [];

    /// <summary>The claim as a store inserts it: a decision does not depend on how long there would be for it.</summary>
    /// <returns>The claim.</returns>
    /// <exception cref="ArgumentException">It decides nothing, or what the decider has requested.</exception>
    public OperationClaim Checked()
    {
        if (Decision is null)
        {
            return this;
        }

        if (Approval is null)
        {
            throw new ArgumentException(
                $"The claim of '{Key}' brings a decision, but asks for no approval.",
                nameof(Decision)
            );
        }

        if (Approval.RequestedBy == Decision.By.Name)
        {
            throw new ArgumentException(
                $"'{Decision.By.Name}' requests '{Key}' and so can not decide it.",
                nameof(Decision)
            );
        }

        return this with
        {
            Approval = Approval with { DecideWithin = AtOnce },
        };
    }
}
