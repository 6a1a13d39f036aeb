namespace Aegis.Ledger;

/// <summary>What a remote side says of an action that may have happened.</summary>
public sealed class ProbeAnswer
{
    private ProbeAnswer(ProbeVerdict verdict, object? result) => (Verdict, Result) = (verdict, result);

    /// <summary>It did not happen.</summary>
    public static ProbeAnswer NotDone { get; } = new(ProbeVerdict.NotDone, result: null);

    /// <summary>Nobody can tell.</summary>
    public static ProbeAnswer CannotTell { get; } = new(ProbeVerdict.CannotTell, result: null);

    /// <summary>What it is.</summary>
    public ProbeVerdict Verdict { get; }

    /// <summary>What the action gave; none unless it is done.</summary>
    public object? Result { get; }

    /// <summary>It happened.</summary>
    /// <param name="result">What it gave: of the type that the action has.</param>
    /// <returns>The answer.</returns>
    public static ProbeAnswer Done(object? result) => new(ProbeVerdict.Done, result);
}

/// <summary>What a probe can find.</summary>
public enum ProbeVerdict
{
    /// <summary>Nobody can tell.</summary>
    CannotTell,

    /// <summary>It did not happen.</summary>
    NotDone,

    /// <summary>It happened.</summary>
    Done,
}
