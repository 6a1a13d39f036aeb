using Aegis.AspNetCore.Tests.Apps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Aegis.AspNetCore.Tests;

/// <summary>The API in a group of endpoints.</summary>
public class GroupTests
{
    [Fact]
    public async Task GroupWithoutUseAegis_DoesNotStart_AndSaysWhatToCall()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TestApp.StartAsync(map: static app => app.MapGroup("/x").MapAegis())
        );

        Assert.Contains("app.UseAegis()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GroupBehindUseAegis_AnswersUnderItsAddress()
    {
        await using var app = await TestApp.StartAsync(map: static app =>
        {
            app.UseAegis();
            app.MapGroup("/x").MapAegis();
        });

        (await app.Client.AskAsync(Calls.Get("/x/api/v1/hitl/pending"))).AssertOk();
    }
}
