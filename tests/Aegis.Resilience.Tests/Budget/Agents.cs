namespace Aegis.Resilience.Tests.Budget;

[Agent("First.", MaxOutputTokens = 100)]
public partial class First;

[Agent("Second.", MaxOutputTokens = 100), Retry(3, DelaySeconds = 0), DependsOn<First>]
public partial class Second;

/// <summary>Beside the first, and asks once more when the answer does not fit.</summary>
[Agent("Number.", MaxOutputTokens = 40)]
public partial class Number
{
    public partial Task<int> RunAsync([Input] string message);
}

[Agent("Unlimited."), DependsOn<First>]
public partial class Unlimited;

/// <summary>Asks a model by itself.</summary>
[Agent, DependsOn<First>(Optional = true)]
public partial class Own
{
    public void Run(AgentContext context) =>
        context.AddUsage(new Microsoft.Extensions.AI.UsageDetails { TotalTokenCount = 30 });
}

[Agent("Last.", MaxOutputTokens = 100), DependsOn<Own>]
public partial class Last;

[Pipeline(typeof(Second), TokenBudget = 650)]
public partial class Chain;

[Pipeline(typeof(Number))]
public partial class Numbers;

[Pipeline(typeof(First), typeof(Number))]
public partial class Pair;

[Pipeline(typeof(Unlimited))]
public partial class Unbounded;

[Pipeline(typeof(Last))]
public partial class Mixed;
