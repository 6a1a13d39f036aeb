using System.Collections.Concurrent;
using System.Globalization;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Approvals.Tests.Hostile;

/// <summary>Lets hostile models at a bank, and finds effects that nobody has allowed.</summary>
internal sealed class Siege(Action<IServiceCollection>? configure = null)
{
    private readonly ConcurrentDictionary<string, int> allowed = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Guid> requests = [];

    public int Effects { get; private set; }

    public int Requests => requests.Count;

    public int Refusals { get; private set; }

    /// <returns>What happened although nobody had allowed it, or without a trace.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(int firstSeed, int models)
    {
        await using var app = new App(
            approvals => approvals.OnRequest((request, _) => new(Decide(request))),
            configure
        );
        for (var seed = firstSeed; seed < firstSeed + models; seed++)
        {
            var hostile = new HostileModel(seed);
            var model = new Model((round, _) => hostile.Act(round));
            var pipeline = new PayPipeline(new ModelServices(app.Services, model));
            var result = await pipeline.RunPipelineAsync("pay", cancellationToken: App.Token);
            result.EnsureSuccess();
            Refusals += model.Results.Count(static text => text.Contains("\"error\"", StringComparison.Ordinal));
        }

        Effects = app.Bank.Effects.Count;
        return [.. NotAllowed(app), .. await WithoutTraceAsync(app)];
    }

    private ApprovalDecision Decide(Approval request)
    {
        requests.Add(request.OperationId);
        var arguments = request.Arguments;
        var effect = request.Tool switch
        {
            "charge_card" when arguments.GetRawText() == HostileModel.Allowed => "charge 5 main",
            "refund" when arguments.GetRawText() == """{"amount":5,"order":"7"}""" => "refund 7 5",
            _ => null,
        };
        if (effect is null)
        {
            return ApprovalDecision.Reject("alice", "no");
        }

        allowed.AddOrUpdate(effect, 1, static (_, count) => count + 1);
        return ApprovalDecision.Approve("alice");
    }

    /// <summary>Each effect needs an approval of its own.</summary>
    private IEnumerable<string> NotAllowed(App app) =>
        app
            .Bank.Effects.Select(Normal)
            .GroupBy(static effect => effect, StringComparer.Ordinal)
            .Where(effect => effect.Count() > allowed.GetValueOrDefault(effect.Key))
            .Select(effect => $"{effect.Key}: {effect.Count()} times, allowed {allowed.GetValueOrDefault(effect.Key)}");

    /// <summary>Each request ended in the store, with an audit that holds; as many were used as effects happened.</summary>
    private async Task<IReadOnlyList<string>> WithoutTraceAsync(App app)
    {
        var traces = new List<string>();
        var used = 0;
        foreach (var id in requests)
        {
            var approval = await app.Approvals.FindAsync(id, App.Token);
            var operation = await app.Store.FindAsync("default", id, App.Token);
            used += approval?.Status == ApprovalStatus.Consumed ? 1 : 0;
            if (AuditChain.Verify(operation, await app.AuditAsync(id)) is { } flaw)
            {
                traces.Add(flaw);
            }
        }

        if (used != app.Bank.Effects.Count)
        {
            traces.Add($"{app.Bank.Effects.Count} effects, but {used} approvals were used");
        }

        return traces;
    }

    // 5 and 5.0 are one amount
    private static string Normal(string effect) =>
        string.Join(
            ' ',
            effect
                .Split(' ')
                .Select(static word =>
                    decimal.TryParse(word, CultureInfo.InvariantCulture, out var number)
                        ? number.ToString("G29", CultureInfo.InvariantCulture)
                        : word
                )
        );
}
