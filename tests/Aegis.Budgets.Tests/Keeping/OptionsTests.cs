using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Budgets.Tests.Keeping;

public sealed class OptionsTests
{
    public static TheoryData<Action<BudgetOptions>, string> Unfit =>
        new()
        {
            { budget => budget.Name = "", "budget '' needs a name of 1 to 64 characters." },
            { budget => budget.Name = new string('n', 65), "needs a name of 1 to 64 characters." },
            { budget => budget.Name = "a/b", "budget 'a/b' needs a name without '/'." },
            { budget => budget.Tokens = null, "budget 'b' needs Usd or Tokens." },
            { budget => budget.Tokens = 0, "budget 'b' has to allow 1 or more Tokens." },
            { budget => budget.Usd = 0, "budget 'b' has to allow more than 0 and up to 2,000,000 USD." },
            { budget => budget.Usd = 2_000_001, "budget 'b' has to allow more than 0 and up to 2,000,000 USD." },
            { budget => budget.Scope = (BudgetScope)9, "budget 'b' needs a known Scope." },
            { budget => budget.Window = (BudgetWindow)9, "budget 'b' needs a known Window." },
            { budget => budget.TimeZone = "Mars/Base", "budget 'b' needs a known TimeZone, not 'Mars/Base'." },
            {
                budget => budget.For = "",
                "budget 'b' has to be For somebody whose name is not empty, or for everybody."
            },
            {
                budget => (budget.Scope, budget.For) = (BudgetScope.Total, "me"),
                "budget 'b' has to be For nobody in particular, when its Scope is Total."
            },
        };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void UnfitBudget_IsNamed(Action<BudgetOptions> change, string message)
    {
        var budget = new BudgetOptions { Name = "b", Tokens = 1 };
        change(budget);

        var error = Assert.Throws<ArgumentException>(() => Keepers.Of(budget));

        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoOfOneName_AreRefused()
    {
        var budget = new BudgetOptions { Name = "b", Tokens = 1 };

        var error = Assert.Throws<ArgumentException>(() => Keepers.Of(budget, budget));

        Assert.Equal("BudgetsOptions: Budgets must not have two budgets named 'b'.", error.Message);
    }

    [Fact]
    public async Task Configuration_IsRead()
    {
        const string Json = """
            {
              "Aegis": {
                "Budgets": {
                  "MaxOutputTokens": 500,
                  "WaitAtMost": "00:00:05",
                  "Budgets": [{ "Name": "team", "Scope": "Pipeline", "For": "Report", "Tokens": 10, "Window": "Month" }]
                }
              }
            }
            """;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        await using var services = new ServiceCollection()
            .AddBudgets(options => configuration.GetSection("Aegis:Budgets").Bind(options))
            .BuildServiceProvider();

        var refused = await services.GetRequiredService<BudgetKeeper>().RefusedAsync(Keepers.Call(output: 500));

        Assert.Equal(
            ("team", BudgetScope.Pipeline, "Report", 10m, BudgetWindow.Month),
            (refused.Budget.Name, refused.Budget.Scope, refused.Budget.For, refused.Budget.Limit, refused.Budget.Window)
        );
    }
}
