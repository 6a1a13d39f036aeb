using Aegis.Ledger;
using Aegis.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aegis.Approvals.Tests.Hostile;

public sealed class HostileModelTests
{
    // four turns each, of up to a dozen calls
    private const int Models = 600;

    private readonly int seed = Environment.TickCount & 0xFFFFFF;

    [Fact]
    public async Task NothingHappens_ThatNobodyHasAllowed()
    {
        var siege = new Siege();

        var found = await siege.RunAsync(seed, Models);

        Assert.True(found.Count == 0, $"seed {seed}: {string.Join("; ", found)}");
        // it was tried, it was refused, and what was allowed did happen
        Assert.True(siege.Requests > 1000, $"seed {seed}: only {siege.Requests} requests");
        Assert.True(siege.Refusals > 1000, $"seed {seed}: only {siege.Refusals} refusals");
        Assert.True(siege.Effects > 100, $"seed {seed}: only {siege.Effects} effects");
    }

    [Fact]
    public async Task GateThatStandsOpen_IsFoundOut() =>
        Assert.NotEmpty(
            await new Siege(static services =>
                services.Replace(ServiceDescriptor.Singleton<IToolLedger>(new OpenGate()))
            ).RunAsync(seed, 20)
        );

    [Fact]
    public async Task GateThatForgetsToAsk_IsFoundOut() =>
        Assert.NotEmpty(
            await new Siege(static services =>
                services.Replace(
                    ServiceDescriptor.Singleton<IToolLedger>(static provider => new ForgetfulGate(
                        new ToolLedger(
                            provider.GetRequiredService<ActionLedger>(),
                            provider.GetRequiredService<ApprovalServices>()
                        )
                    ))
                )
            ).RunAsync(seed, 100)
        );
}
