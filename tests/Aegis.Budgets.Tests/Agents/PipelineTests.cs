using Aegis.Budgets.Tests.Keeping;
using Aegis.Metrics;
using Aegis.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Budgets.Tests.Agents;

[Agent("Write."), Retry(3, DelaySeconds = 0), CircuitBreaker(1)]
public sealed partial class Author;

[Agent("Check."), DependsOn<Author>(Optional = true)]
public sealed partial class Editor
{
    public static async Task<string> RunAsync(AgentContext context, CancellationToken cancellationToken) =>
        (await context.ChatClient!.GetResponseAsync("Is it so?", options: null, cancellationToken)).Text;
}

[Pipeline(typeof(Editor))]
public sealed partial class BookPipeline;

/// <summary>The agents of a pipeline have budgets without asking.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly Model model = new();

    public void Dispose() => model.Dispose();

    [Fact]
    public async Task AgentWithoutRoom_FailsWithTheBudget_AndIsNotTriedAgain()
    {
        await using var services = Services(("authors", budget => (budget.For, budget.Tokens) = ("Author", 10)));

        var result = await new BookPipeline(services).RunPipelineAsync("whales", cancellationToken: Keepers.Token);

        var error = Assert.IsType<BudgetExceededException>(result.Author.Error);
        Assert.Equal(("Author", "authors", 1), (error.AgentId, error.Budget.Name, result.Author.Attempts));
        Assert.Equal(
            CircuitState.Closed,
            services.GetRequiredService<CircuitBreakerRegistry>().GetBreaker("Author").State
        );
        Assert.Equal("fine", result.Editor.Value);
        var errors = await services
            .GetRequiredService<AgentMetricsReports>()
            .ErrorsAsync(cancellationToken: Keepers.Token);
        Assert.Equal(ErrorKinds.Budget, Assert.Single(errors).Kind);
    }

    [Fact]
    public async Task EveryAgentOfThePipeline_IsCounted_ThoseThatAskThemselvesToo()
    {
        await using var services = Services(
            ("all", budget => (budget.Scope, budget.Tokens) = (BudgetScope.Pipeline, 20_000)),
            ("tenant", budget => (budget.Scope, budget.For, budget.Usd) = (BudgetScope.Tenant, "acme", 1))
        );

        var result = await new BookPipeline(services).RunPipelineAsync(
            "whales",
            new PipelineRunOptions { Tenant = "acme" },
            Keepers.Token
        );
        result.EnsureSuccess();

        var budgets = await services.GetRequiredService<BudgetKeeper>().GetStatusAsync(Keepers.Token);
        Assert.Equal(
            [("all", "BookPipeline", 30m), ("tenant", "acme", 0.000_06m)],
            budgets.Select(budget => (budget.Name, budget.For, budget.Spent))
        );
    }

    [Fact]
    public async Task WithoutBudgets_NothingStandsBetween()
    {
        await using var services = new ServiceCollection()
            .AddAegis()
            .AddSingleton<IChatClient>(model)
            .BuildServiceProvider();

        var result = await new BookPipeline(services).RunPipelineAsync("whales", cancellationToken: Keepers.Token);

        result.EnsureSuccess();
        Assert.All(model.Asked, options => Assert.Null(options?.MaxOutputTokens));
    }

    private ServiceProvider Services(params (string Name, Action<BudgetOptions> Configure)[] budgets)
    {
        var services = new ServiceCollection().AddSingleton<IChatClient>(model).AddSingleton(Keepers.Prices);
        foreach (var (name, configure) in budgets)
        {
            services.AddBudget(name, configure);
        }

        return services.BuildServiceProvider();
    }
}
