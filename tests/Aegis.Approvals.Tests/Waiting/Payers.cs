using Aegis;

namespace Aegis.Approvals.Tests.Waiting;

[Agent("Pay.")]
[UseTools<Bank>]
public partial class FirstPayer;

[Agent("Pay.")]
[UseTools<Bank>]
public partial class SecondPayer;

[Agent("Pay.")]
[UseTools<Bank>]
public partial class ThirdPayer;

[Pipeline(typeof(FirstPayer), typeof(SecondPayer), typeof(ThirdPayer))]
public partial class PayersPipeline;

/// <summary>A tool that nobody has to allow, and that takes its time.</summary>
public partial class Works
{
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Works.</summary>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public async Task<string> WorkAsync()
    {
        Begun.TrySetResult();
        await Done.Task;
        return "worked";
    }
}

[Agent("Pay and work.")]
[UseTools<Bank>]
[UseTools<Works>]
public partial class BusyPayer;

[Pipeline(typeof(BusyPayer))]
public partial class BusyPipeline;

[Agent("Pay.")]
[UseTools<Bank>]
[Timeout(AttemptSeconds = 30)]
public partial class HastyPayer;

[Pipeline(typeof(HastyPayer))]
public partial class HastyPipeline;

[Agent("Pay.")]
[UseTools<Bank>]
[Timeout(60)]
public partial class LimitedPayer;

[Pipeline(typeof(LimitedPayer))]
public partial class LimitedPipeline;

[Agent("Pay.")]
[UseTools<Bank>]
[Retry(3, DelaySeconds = 0), Fallback(nameof(GiveUp))]
public partial class StubbornPayer
{
    public static string GiveUp(Exception error) => $"gave up: {error.Message}";
}

[Pipeline(typeof(StubbornPayer))]
public partial class StubbornPipeline;
