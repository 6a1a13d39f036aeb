using System.CommandLine;
using System.Globalization;

namespace ResearchReport.Terminal;

/// <summary>The command line: what there is to say, and what is said when it makes no sense.</summary>
public sealed class ReportCommand
{
    private const string DefaultQuestion = "How did lighthouse lamps become brighter?";

    private readonly Argument<string> question = new("question")
    {
        Description = "What to research.",
        DefaultValueFactory = _ => DefaultQuestion,
    };

    private readonly Option<string> corpus = new("--corpus")
    {
        Description = "The folder of the documents (.md and .txt, also in its subfolders).",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "corpus"),
    };

    private readonly Option<string> output = new("--out")
    {
        Description = "The file of the report; an existing one is replaced.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "report.md",
    };

    private readonly Option<string?> provider = new("--provider")
    {
        Description =
            "Who answers the agents: extractive (built in, the default), openai, ollama, lmstudio, vllm, openai-compatible, "
            + "anthropic, or one that the environment configures.",
        HelpName = "NAME",
    };

    private readonly Option<string?> model = new("--model")
    {
        Description = "The provider's model.",
        HelpName = "NAME",
    };

    private readonly Option<string?> baseUrl = new("--base-url")
    {
        Description = "The provider's address.",
        HelpName = "URL",
    };

    private readonly Option<string?> fail = new("--fail")
    {
        Description = "Let this agent fail, to see what becomes of the others.",
        HelpName = "AGENT",
    };

    private readonly Option<int> pace = new("--pace")
    {
        Description = "Milliseconds to wait before each piece of a model's answer, to watch the run.",
        HelpName = "MS",
    };

    private readonly Option<bool> text = new("--text")
    {
        Description = "Print what the models write, as they write it.",
    };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Print only how the run ended." };

    private readonly RootCommand root;

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with what it says; returns the exit code.</param>
    public ReportCommand(Func<ReportSettings, CancellationToken, Task<int>> run)
    {
        root = new RootCommand("Researches a question in a folder of documents and writes a report with its sources.")
        {
            question,
            corpus,
            output,
            provider,
            model,
            baseUrl,
            fail,
            pace,
            text,
            quiet,
        };
        question.Validators.Add(result =>
        {
            // an option that is not known would else be taken for the question
            var value = result.GetValueOrDefault<string>();
            if (value.StartsWith('-'))
            {
                result.AddError($"Unknown option '{value}'.");
            }
            else if (string.IsNullOrWhiteSpace(value))
            {
                result.AddError("The question is empty.");
            }
        });
        pace.CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            {
                result.AddError($"--pace takes a whole number of milliseconds, 0 or more, and not '{value}'.");
            }

            return milliseconds;
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

    private ReportSettings Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(question),
            parsed.GetRequiredValue(corpus),
            parsed.GetRequiredValue(output),
            new ModelSettings(parsed.GetValue(provider), parsed.GetValue(model), parsed.GetValue(baseUrl)),
            parsed.GetValue(fail),
            TimeSpan.FromMilliseconds(parsed.GetValue(pace)),
            parsed.GetValue(text),
            parsed.GetValue(quiet)
        );
}
