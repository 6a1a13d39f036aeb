using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>What came of a decision.</summary>
/// <param name="Outcome">Whether it holds, and why not.</param>
/// <param name="Approval">The request after it, with who has decided and when; none when there is no such request.</param>
public sealed record DecisionResult(DecisionOutcome Outcome, Approval? Approval = null)
{
    /// <summary>Whether the request ended as this decision would have it, by whomever.</summary>
    public bool IsAsWanted => Outcome is DecisionOutcome.Decided or DecisionOutcome.AlreadyDecidedSame;

    /// <summary>Who has decided; none when nobody has.</summary>
    public Decider? Decider => Approval?.Record.Decider;

    /// <summary>When; none when nobody has.</summary>
    public DateTimeOffset? DecidedAt => Approval?.Record.DecidedAt;
}

/// <summary>Kinds of results of a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>It holds.</summary>
    Decided,

    /// <summary>Somebody, perhaps the same, had decided the same before.</summary>
    AlreadyDecidedSame,

    /// <summary>Somebody had decided otherwise before, or the request was taken back.</summary>
    AlreadyDecidedOtherwise,

    /// <summary>The time for it was over. No answer means no.</summary>
    Expired,

    /// <summary>There is no such request.</summary>
    NotFound,

    /// <summary>Whoever wants the call can not allow or reject it.</summary>
    OwnRequest,
}
