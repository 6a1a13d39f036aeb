using System.Text.Json;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Resilience;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>/api/agents: what agents use, how they do and what guards them.</summary>
public class AgentTests
{
    private const string Own = "default";

    public static TheoryData<string> Paths =>
        [
            "token-stats",
            "token-stats/trend",
            "metrics",
            "metrics/trend",
            "metrics/errors",
            "metrics/interactions",
            "health",
            "circuit-breakers",
            "memory/stats",
            "budgets",
        ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task EmptySystem_HasAnAnswer(string path)
    {
        await using var app = await TestApp.StartAsync();

        (await AskAsync(app, path)).AssertOk();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task KeyWithoutTheScope_IsRefused(string path)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var key = await app.AddKeyAsync(account.Key, "reader", "service", "ops:read");

        var answer = await app.Client.AskAsync(Calls.Get($"/api/agents/{path}", bearer: key.Key));

        answer.AssertProblem(403, "scope-missing");
    }

    [Fact]
    public async Task TokenStats_AddUp_ByAgentAndModel()
    {
        await using var app = await TestApp.StartAsync();
        await AgentSeeds.PutAsync(app, "acme", "writer");
        await AgentSeeds.PutAsync(app, "acme", "writer");
        await AgentSeeds.PutAsync(app, "acme", "editor");
        await AgentSeeds.PutAsync(app, "globex", "writer");

        var stats = (await AskAsync(app, "token-stats?period=weekly", "acme")).AssertOk().Json;
        var one = (await AskAsync(app, "token-stats?period=monthly&agent=editor", "acme")).AssertOk().Json;

        Assert.Equal("weekly", stats.GetProperty("period").GetString());
        Assert.Equal(0.000_369m, stats.GetProperty("total").GetProperty("cost_usd").GetDecimal());
        Assert.Equal(
            ["editor 120", "writer 240"],
            Rows(stats, "agents", agent => $"{agent["agent"]} {Used(agent, "total_tokens")}")
        );
        Assert.Equal(
            ["editor-model 5", "writer-model 10"],
            Rows(stats, "models", model => $"{model["model"]} {Used(model, "reasoning_tokens")}")
        );
        Assert.Equal(1, one.GetProperty("total").GetProperty("answers").GetInt64());
    }

    [Fact]
    public async Task Trends_HaveDaysOnWhichNothingWas()
    {
        await using var app = await TestApp.StartAsync();
        await AgentSeeds.PutAsync(app, "acme", "writer");

        var tokens = (await AskAsync(app, "token-stats/trend", "acme")).AssertOk().Json;
        var calls = (await AskAsync(app, "metrics/trend?days=3", "acme")).AssertOk().Json;

        Assert.Equal(
            ["0", "0", "0", "0", "0", "0", "120"],
            Rows(tokens, "days", day => Used(day, "total_tokens").ToString())
        );
        Assert.Equal(["0", "0", "2"], Rows(calls, "days", day => day["became"].GetProperty("calls").ToString()));
    }

    [Fact]
    public async Task Metrics_TellOfSuccessLatencyAndErrors()
    {
        await using var app = await TestApp.StartAsync();
        await AgentSeeds.PutAsync(app, "acme", "writer");

        var metrics = (await AskAsync(app, "metrics", "acme")).AssertOk().Json;
        var errors = (await AskAsync(app, "metrics/errors?examples=1", "acme")).AssertOk().Json;

        var writer = metrics.GetProperty("agents")[0].GetProperty("became");
        Assert.Equal(
            (2, 0.5, 2, 250, 750),
            (
                writer.GetProperty("calls").GetInt32(),
                writer.GetProperty("success_rate").GetDouble(),
                writer.GetProperty("retries").GetInt32(),
                writer.GetProperty("latency").GetProperty("p50_ms").GetDouble(),
                writer.GetProperty("latency").GetProperty("p99_ms").GetDouble()
            )
        );
        Assert.Equal(1, writer.GetProperty("errors").GetProperty("rate_limit").GetInt32());
        var error = errors.GetProperty("errors")[0];
        Assert.Equal(("rate_limit", 1), (error.GetProperty("kind").GetString(), error.GetProperty("count").GetInt32()));
        Assert.Equal("ProviderException", error.GetProperty("latest")[0].GetProperty("error_type").GetString());
    }

    [Fact]
    public async Task Interactions_AreNodesAndEdges_AndHealthIsAScore()
    {
        await using var app = await TestApp.StartAsync();
        await AgentSeeds.PutAsync(app, "acme", "writer");

        var graph = (await AskAsync(app, "metrics/interactions", "acme")).AssertOk().Json;
        var health = (await AskAsync(app, "health", "acme")).AssertOk().Json;

        Assert.Equal(["writer", "writer-helper"], Rows(graph, "nodes", node => node["agent"].ToString()));
        Assert.Equal(
            ["writer writer-helper handover 1"],
            Rows(graph, "edges", edge => $"{edge["from"]} {edge["to"]} {edge["kind"]} {edge["count"]}")
        );
        Assert.InRange(health.GetProperty("agents")[0].GetProperty("score").GetDouble(), 1, 99);
    }

    [Fact]
    public async Task Breakers_AreTheAppsOwn_AndCanBeReset()
    {
        await using var app = await TestApp.StartAsync();
        await AgentSeeds.PutAsync(app, Own, "writer");

        var own = (await AskAsync(app, "circuit-breakers")).AssertOk().Json;
        var tenants = (await AskAsync(app, "circuit-breakers", "acme")).AssertOk().Json;
        var foreign = await ResetAsync(app, "writer", "acme");
        var reset = (await ResetAsync(app, "writer")).AssertOk().Json;
        var unknown = await ResetAsync(app, "nobody");
        app.Services.GetRequiredService<CircuitBreakerRegistry>().RecordFailure("openai/small 4%");
        (await ResetAsync(app, "openai%2Fsmall%204%25")).AssertOk();

        Assert.Equal(
            ["writer closed 1"],
            Rows(own, "circuit_breakers", one => $"{one["agent"]} {one["state"]} {one["consecutive_failures"]}")
        );
        Assert.Empty(Rows(tenants, "circuit_breakers", one => one["agent"].ToString()));
        foreign.AssertProblem(404, "not-found");
        Assert.Equal(0, reset.GetProperty("consecutive_failures").GetInt32());
        unknown.AssertProblem(404, "not-found");
    }

    [Fact]
    public async Task MemoryStats_AreOfTheCaller_WithoutTheCountersOfBudgets()
    {
        await using var app = await TestApp.StartAsync(services: Budgeted);
        await AgentSeeds.PutAsync(app, Own, "writer");
        await SpendAsync(app, Own);

        var stats = (await AskAsync(app, "memory/stats")).AssertOk().Json;

        Assert.Equal(
            ["writer-memory 1 1"],
            Rows(stats, "memories", one => $"{one["name"]} {one["keys"]} {one["bytes"]}")
        );
    }

    [Fact]
    public async Task Budgets_AreAllTheAppsOwn_AndTenantsSeeTheirs()
    {
        await using var app = await TestApp.StartAsync(services: Budgeted);
        await SpendAsync(app, "acme");
        await SpendAsync(app, "globex");

        var own = (await AskAsync(app, "budgets")).AssertOk().Json;
        var acmes = (await AskAsync(app, "budgets", "acme")).AssertOk().Json;

        Assert.Equal(
            ["all  60", "tenants acme 30", "tenants globex 30"],
            Rows(own, "budgets", one => $"{one["name"]} {one["for"]} {one["spent"]}")
        );
        Assert.Equal(["acme 970"], Rows(acmes, "budgets", one => $"{one["for"]} {one["left"]}"));
    }

    [Theory]
    [InlineData("token-stats?period=yearly", "period is daily, weekly or monthly.")]
    [InlineData("metrics?period=Daily", "period is daily, weekly or monthly.")]
    [InlineData("health?time_zone=Mars/Base", "time_zone is the name of a time zone, such as Europe/Berlin.")]
    [InlineData("token-stats/trend?days=0", "days is 1 to 366.")]
    [InlineData("metrics/trend?days=367", "days is 1 to 366.")]
    [InlineData("metrics/errors?examples=-1", "examples is 0 to 100.")]
    public async Task QuestionThatMakesNoSense_IsToldSo(string path, string detail)
    {
        await using var app = await TestApp.StartAsync();

        var answer = (await AskAsync(app, path)).AssertProblem(400, "malformed");

        Assert.Equal(detail, answer["detail"]);
    }

    [Fact]
    public async Task NumberThatIsNone_IsToldSo()
    {
        await using var app = await TestApp.StartAsync();

        var days = (await AskAsync(app, "metrics/trend?days=week")).AssertProblem(400, "malformed");
        var examples = (await AskAsync(app, "metrics/errors?examples=all")).AssertProblem(400, "malformed");

        Assert.Equal("days is 1 to 366.", days["detail"]);
        Assert.Equal("examples is 0 to 100.", examples["detail"]);
    }

    private static void Budgeted(IServiceCollection services) =>
        services
            .AddBudget("all", budget => (budget.Scope, budget.Tokens) = (BudgetScope.Total, 5000))
            .AddBudget("tenants", budget => (budget.Scope, budget.Tokens) = (BudgetScope.Tenant, 1000));

    private static async Task SpendAsync(TestApp app, string tenant)
    {
        var keeper = app.Services.GetRequiredService<BudgetKeeper>();
        var call = await keeper.ReserveAsync(new BudgetRequest("writer") { Tenant = tenant, MaxOutputTokens = 100 });
        await call.SettleAsync(new TokenCounts(10, 20));
    }

    private static Task<Answer> AskAsync(TestApp app, string path, string tenant = Own) =>
        app.Client.AskAsync(Calls.Get($"/api/agents/{path}", tenant));

    private static Task<Answer> ResetAsync(TestApp app, string agent, string tenant = Own) =>
        app.Client.AskAsync(Calls.Post($"/api/agents/circuit-breakers/{agent}/reset", body: null, tenant));

    private static JsonElement Used(Row row, string member) => row["used"].GetProperty(member);

    private static List<string> Rows(JsonElement answer, string list, Func<Row, string> text) =>
        answer.GetProperty(list).EnumerateArray().Select(row => text(new Row(row))).ToList();

    private sealed record Row(JsonElement Json)
    {
        public JsonElement this[string member] => Json.GetProperty(member);
    }
}
