using System.CommandLine;
using System.Globalization;

namespace TaskGraph.Terminal;

/// <summary>The command line: what there is to say, and what is said when it makes no sense.</summary>
public sealed class GraphCommand
{
    private readonly Argument<string> graph = new("graph")
    {
        Description = "The graph file.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "graphs", "lighthouses.json"),
    };

    private readonly Option<int> concurrency = new("--concurrency")
    {
        Description = "How many tasks run at once.",
        HelpName = "N",
        DefaultValueFactory = _ => 4,
    };

    private readonly Option<bool> stopOnFailure = new("--stop-on-failure")
    {
        Description = "Start nothing more when a task has failed.",
    };

    private readonly Option<string?> fail = new("--fail")
    {
        Description = "Let this task fail, to see what becomes of the others.",
        HelpName = "TASK",
    };

    private readonly Option<bool> check = new("--check") { Description = "Check the graph, and run nothing." };

    private readonly RootCommand root;

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with what it says; returns the exit code.</param>
    public GraphCommand(Func<GraphSettings, CancellationToken, Task<int>> run)
    {
        root = new RootCommand("Runs the tasks of a graph file, each as soon as those it depends on have succeeded.")
        {
            graph,
            concurrency,
            stopOnFailure,
            fail,
            check,
        };
        concurrency.CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var tasks) || tasks < 1)
            {
                result.AddError($"--concurrency takes a whole number, 1 or more, and not '{value}'.");
            }

            return tasks;
        };
        root.SetAction((parsed, cancellationToken) => run(Read(parsed), cancellationToken));
    }

    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InvokeAsync(string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var problems = parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal);
            await Console.Error.WriteLineAsync($"error: {string.Join(' ', problems)} See --help.");
            return ExitCode.BadInput;
        }

        // Ctrl+C cancels the action's token and waits for it to end; nothing is killed half way
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Timeout.InfiniteTimeSpan,
        };
        return await parsed.InvokeAsync(invocation);
    }

    private GraphSettings Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(graph),
            parsed.GetValue(concurrency),
            parsed.GetValue(stopOnFailure),
            parsed.GetValue(fail),
            parsed.GetValue(check)
        );
}
