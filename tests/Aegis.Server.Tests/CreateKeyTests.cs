using System.Diagnostics;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Server.Tests.Processes;
using Aegis.Storage.Tests.Server;

namespace Aegis.Server.Tests;

/// <summary><c>aegis-server create-key</c>, as operators call it.</summary>
public sealed class CreateKeyTests : IDisposable
{
    private readonly Folder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task KeyMadeWhileTheServerRuns_OpensTheTenantOfTools()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = server.NewClient();

        var made = await RunAsync("--name", "alice", "--person", "--scopes", "hitl:decide,ops:read");

        Assert.Equal(0, made.Code);
        Assert.Matches("^sk_live_[A-Za-z0-9_]+$", Assert.Single(made.Output));
        Assert.Contains("'scale'", Assert.Single(made.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Output[0], made.Errors[0], StringComparison.Ordinal);
        var decided = await client.AskAsync(Calls.Decide("approve", "order-1", bearer: made.Output[0]));
        var status = await client.AskAsync(
            Calls.Get($"/api/v1/hitl/status/{decided.AssertAccepted()["request_id"]}", bearer: made.Output[0])
        );
        Assert.Equal("alice", status.AssertOk()["decided_by"]);
    }

    [Fact]
    public async Task KeyMadeBeforeTheServer_HoldsInIt_WithTheSettingsOfBoth()
    {
        var made = await RunAsync("--tenant=acme", "--Aegis:Database=other.db");
        var another = await RunAsync("--tenant", "acme", "--Aegis:Database", "other.db");

        await using var server = await ServerProcess.StartAsync(folder.Path, ("Database", "other.db"));
        using var client = server.NewClient();

        Assert.Contains("the account", made.Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("the account", another.Errors[0], StringComparison.Ordinal);
        (await client.AskAsync(Calls.Get("/api/v1/accounts/keys", bearer: made.Output[0]))).AssertOk();
        (await client.AskAsync(Calls.Get("/api/v1/accounts/keys", bearer: another.Output[0]))).AssertOk();
        Assert.False(File.Exists(folder.File("aegis.db")));
    }

    [Fact]
    public async Task KeyOfAServerOnPostgreSql_IsMadeWithItsConnectionAndPepper()
    {
        await using var postgres = await LocalServer.StartAsync();
        await using var server = await Node.StartAsync(folder, postgres.Administrator);
        using var client = server.NewClient();

        var made = await RunAsync(
            $"--Aegis:ConnectionString={postgres.Administrator}",
            $"--Aegis:PepperFile={folder.File("pepper")}"
        );

        Assert.Equal(0, made.Code);
        (await client.AskAsync(Calls.Get("/api/v1/hitl/pending", bearer: Assert.Single(made.Output)))).AssertOk();
    }

    [Theory]
    [InlineData("--tenant")]
    [InlineData("--tenant", "")]
    [InlineData("--tenant", "--person")]
    [InlineData("--scopes", "everything")]
    [InlineData("--scopes", "")]
    [InlineData("--name", "api:me")]
    [InlineData("--person", "--person")]
    [InlineData("--person=yes")]
    [InlineData("--tennant", "acme")]
    [InlineData("acme")]
    public async Task ArgumentThatCanNotBeMeant_EndsWith2_AndLeavesNothingBehind(params string[] arguments)
    {
        var refused = await RunAsync(arguments);

        Assert.Equal(2, refused.Code);
        Assert.Empty(refused.Output);
        Assert.StartsWith("aegis-server can not make a key: ", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--Aegis:Prot=1", "Aegis:Prot")]
    [InlineData("--Aegis:Database=nowhere/aegis.db", "nowhere")]
    public async Task SettingThatTheServerWouldRefuse_IsRefused(string setting, string named)
    {
        var refused = await RunAsync(setting);

        Assert.Equal(1, refused.Code);
        Assert.Empty(refused.Output);
        Assert.Contains(named, Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    private async Task<Ended> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "aegis-server.dll"));
        start.ArgumentList.Add("create-key");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return new Ended(process.ExitCode, Lines(await output), Lines(await errors));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Ended(int Code, string[] Output, string[] Errors);
}
