using System.Diagnostics;

namespace Aegis.Runs.Contract;

/// <summary>Runs a pipeline in processes that are killed at random moments, until one of them gets to the end.</summary>
/// <param name="store">What the worker calls the kind of store.</param>
/// <param name="connection">Where it is.</param>
/// <param name="folder">Takes the files that tell what agents did.</param>
/// <param name="open">Opens the store beside them.</param>
public sealed class KilledRuns(string store, string connection, string folder, Func<IRunStore> open)
{
    private const string Unbroken = "8 succeeded | 458.3333333333333 Succeeded: notes on tides | notes,on,tides";
    private const int Agents = 8;

    /// <summary>How many were killed when some agents had been committed, and others had not.</summary>
    private int inTheMiddle;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Kills so many processes, at moments that the seed chooses, and checks each run.</summary>
    public async Task CheckAsync(int kills, int seed)
    {
        var random = new Random(seed);
        var killed = 0;
        inTheMiddle = 0;
        for (var run = 0; killed < kills; run++)
        {
            killed += await CheckRunAsync($"run-{run}", Math.Min(3, kills - killed), random, seed);
        }

        Assert.True(
            inTheMiddle >= kills / 4,
            $"seed {seed}: only {inTheMiddle} of {kills} were killed between commits"
        );
    }

    private async Task<int> CheckRunAsync(string runId, int kills, Random random, int seed)
    {
        var effects = Path.Combine(folder, runId);
        var committed = new List<string[]>();
        var killed = 0;
        for (; killed < kills; killed++)
        {
            using var process = Start(runId, effects);
            await PassAsync(process, agents: random.Next(Agents + 1), seed);
            // before, in and after the commit of an agent, and its successors
            if (process.WaitForExit(random.Next(30)))
            {
                break;
            }

            process.Kill();
            await process.WaitForExitAsync(Token);
            committed.Add([.. await CommittedAsync(runId), $"-- {await LinesAsync(effects)}"]);
            inTheMiddle += committed[^1].Length is > 1 and <= Agents ? 1 : 0;
        }

        using var last = Start(runId, effects);
        var output = await last.StandardOutput.ReadToEndAsync(Token);
        Assert.Equal("", await last.StandardError.ReadToEndAsync(Token));
        Assert.Equal(Unbroken, output.TrimEnd().Split('\n')[^1]);
        await VerifyAsync(effects, committed, seed);
        return killed;
    }

    /// <summary>Waits until so many agents have done what they do.</summary>
    private static async Task PassAsync(Process process, int agents, int seed)
    {
        for (var passed = -1; passed < agents; )
        {
            var line = await process.StandardOutput.ReadLineAsync(Token);
            if (line is null)
            {
                var errors = await process.StandardError.ReadToEndAsync(Token);
                Assert.True(errors.Length == 0, $"seed {seed}: {errors}");
                return;
            }

            passed += line.StartsWith("did ", StringComparison.Ordinal) || passed < 0 ? 1 : 0;
        }
    }

    private static async Task VerifyAsync(string effects, List<string[]> committed, int seed)
    {
        var lines = await File.ReadAllLinesAsync(effects, Token);
        Assert.Equal(Agents, lines.Distinct().Count());
        foreach (var moment in committed)
        {
            var before = int.Parse(moment[^1][3..], System.Globalization.CultureInfo.InvariantCulture);
            var again = lines.Skip(before).Intersect(moment).ToList();
            Assert.True(again.Count == 0, $"seed {seed}: {string.Join(", ", again)} ran again after the commit");
        }
    }

    private async Task<IEnumerable<string>> CommittedAsync(string runId)
    {
        var opened = open();
        var agents = await opened.ReadAgentsAsync("default", runId, Token);
        await ((IAsyncDisposable)opened).DisposeAsync();
        return agents.Select(agent => agent.AgentId);
    }

    private static async Task<int> LinesAsync(string file) =>
        File.Exists(file) ? (await File.ReadAllLinesAsync(file, Token)).Length : 0;

    private Process Start(string runId, string effects)
    {
        var worker = Path.Combine(AppContext.BaseDirectory, "Aegis.Runs.Worker.dll");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [worker, store, runId, effects])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["AEGIS_WORKER_CONNECTION"] = connection, ["DOTNET_TieredPGO"] = "0" },
            },
        };
        process.Start();
        return process;
    }
}
