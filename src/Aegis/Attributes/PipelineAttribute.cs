namespace Aegis;

/// <summary>
/// Makes a <c>partial</c> class a pipeline: the given output agents and everything they depend on. Aegis writes its
/// constructors, <c>RunPipelineAsync</c>, <c>StreamPipelineAsync</c> and the type of its result.
/// </summary>
/// <param name="outputs">The agents whose outputs are wanted. None: every agent of the project.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PipelineAttribute(params Type[] outputs) : Attribute
{
    /// <summary>The agents whose outputs are wanted; empty: every agent of the project.</summary>
    public IReadOnlyList<Type> Outputs { get; } = outputs;

    /// <summary>How many agents of one run may run at once. Default: 0, no bound.</summary>
    public int MaxConcurrency { get; set; }

    /// <summary>What the other agents do when one fails. Default: <see cref="OnFailure.Continue"/>.</summary>
    public OnFailure OnFailure { get; set; }

    /// <summary>How long one run may take, in seconds. Default: 0, no limit.</summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>
    /// How many tokens, read and written, the models of all agents may use in one run. Default: 0, no limit. An agent whose next
    /// request might not fit fails with a <see cref="TokenBudgetExceededException"/>; requests under way finish.
    /// </summary>
    public long TokenBudget { get; set; }

    /// <summary>The name of the type of the result. Default: the pipeline's name with <c>Result</c> behind it.</summary>
    public string? ResultName { get; set; }
}
