using Aegis;
using Aegis.Providers;
using Aegis.Usage;
using Microsoft.Extensions.DependencyInjection;
using ResearchReport.Faults;
using ResearchReport.Publishing;
using ResearchReport.Retrieval;

namespace ResearchReport.Terminal;

/// <summary>One run of the pipeline, from what the command line says to the exit code.</summary>
public static class ReportRun
{
    /// <summary>Runs the pipeline and shows how it goes.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(ReportSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var faults = new FaultPlan(AgentNamed(settings.FailingAgent));
            var corpus = await Corpus.LoadAsync(settings.CorpusFolder, cancellationToken);
            var file = ReportFile.At(settings.ReportPath);
            await using var services = new ServiceCollection()
                .AddSingleton(new PassageIndex(corpus.Passages))
                .AddSingleton(faults)
                .AddSingleton(file)
                .AddChatClients(settings.Model, settings.Pace)
                .BuildServiceProvider();
            services.EnsureChatProvider();
            if (!settings.Quiet)
            {
                Console.WriteLine($"{settings.Question}");
                Console.WriteLine($"{corpus.Documents} documents in {settings.CorpusFolder}");
            }

            var times = new RunTimes();
            var result = await FollowAsync(new ReportPipeline(services), settings, times, cancellationToken);

            if (!settings.Quiet)
            {
                var usage = await UsageAsync(services);
                new RunTable(Console.Out, Palette.ForOutput(), times).Write(result.Outcomes, usage);
            }

            Console.WriteLine(result.Summary);
            if (result.Publisher.Succeeded)
            {
                Console.WriteLine($"report: {result.Publisher.Value.Path}");
            }

            return result.Status == PipelineStatus.Succeeded ? ExitCode.Success : ExitCode.RunFailed;
        }
        catch (Exception problem)
            when (problem is InputException or ProviderConfigurationException or PriceConfigurationException)
        {
            await Console.Error.WriteLineAsync($"error: {problem.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("cancelled");
            return ExitCode.Cancelled;
        }
    }

    private static async Task<ReportPipelineResult> FollowAsync(
        ReportPipeline pipeline,
        ReportSettings settings,
        RunTimes times,
        CancellationToken cancellationToken
    )
    {
        var lines = new ProgressLines(
            settings.Quiet ? TextWriter.Null : Console.Out,
            Palette.ForOutput(),
            times,
            settings.ShowText
        );
        ReportPipelineResult? result = null;
        await foreach (
            var happened in pipeline.StreamPipelineAsync(settings.Question, cancellationToken: cancellationToken)
        )
        {
            times.Note(happened);
            lines.Write(happened);
            result = (happened as RunCompleted<ReportPipelineResult>)?.Result ?? result;
        }

        return result ?? throw new InvalidOperationException("The run ended without its last event.");
    }

    // Aegis has taken it down beside the run; nobody had to ask for it
    private static async Task<List<UsageEvent>> UsageAsync(IServiceProvider services)
    {
        await services.GetRequiredService<UsageTracker>().FlushAsync();
        var events = services.GetRequiredService<UsageReports>().ReadAsync(UsagePeriod.All);
        return await events.ToListAsync();
    }

    // the agents are known without running anything: the pipeline's graph is data
    private static string? AgentNamed(string? name)
    {
        var ids = ReportPipeline.Graph.Agents.Select(agent => agent.Id).ToList();
        return name is null
            ? null
            : ids.Find(id => string.Equals(id, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException(
                    $"There is no agent '{name}' to fail: choose one of {string.Join(", ", ids)}."
                );
    }
}
