namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>What an agent of a <see cref="Scenario"/> does.</summary>
/// <param name="Kind">What it does in the end.</param>
/// <param name="Waits">The agents that must have started before.</param>
public sealed record Act(ActKind Kind, params string[] Waits)
{
    public static Act Succeeds { get; } = new(ActKind.Succeeds);

    public static Act Fails { get; } = new(ActKind.Fails);

    /// <summary>Throws before there is a task.</summary>
    public static Act FailsAtOnce { get; } = new(ActKind.FailsAtOnce);

    /// <summary>Throws what an HTTP client throws when its own timeout is over.</summary>
    public static Act TimesOutByItself { get; } = new(ActKind.TimesOutByItself);

    /// <summary>Ends only by its token.</summary>
    public static Act Hangs { get; } = new(ActKind.Hangs);

    /// <summary>Waits for its token, and succeeds all the same.</summary>
    public static Act IgnoresTheToken { get; } = new(ActKind.IgnoresTheToken);

    /// <summary>Fires the token of the run's caller, and succeeds.</summary>
    public static Act CancelsTheCaller { get; } = new(ActKind.CancelsTheCaller);

    /// <summary>Lets the time of the run go by, and succeeds.</summary>
    public static Act LetsTimeGoBy { get; } = new(ActKind.LetsTimeGoBy);

    /// <summary>The same, once others have started.</summary>
    public Act Once(params string[] started) => this with { Waits = started };
}

public enum ActKind
{
    Succeeds,
    Fails,
    FailsAtOnce,
    TimesOutByItself,
    Hangs,
    IgnoresTheToken,
    CancelsTheCaller,
    LetsTimeGoBy,
}
