using System.CommandLine;
using RefundDesk.Crashes;

namespace RefundDesk.Terminal;

/// <summary>The command line: what there is to say, and what is said when it makes no sense.</summary>
public sealed class RefundCommand
{
    private static readonly Dictionary<string, Approver> Approvers = new()
    {
        ["terminal"] = Approver.Terminal,
        ["rest"] = Approver.Rest,
        ["auto"] = Approver.Auto,
    };

    private static readonly Dictionary<string, CrashPoint?> CrashPoints = new()
    {
        ["while-waiting"] = CrashPoint.WhileWaiting,
        ["before-refund"] = CrashPoint.BeforeRefund,
        ["after-refund"] = CrashPoint.AfterRefund,
        ["after-commit"] = CrashPoint.AfterCommit,
    };

    private readonly Argument<string> order = new("order")
    {
        Description = "The number of the order.",
        DefaultValueFactory = _ => "17",
    };

    private readonly Option<Approver> approve = OneOf(
        "--approve",
        "Who decides on refunds from 20 euros on:",
        Approvers,
        Approver.Terminal
    );

    private readonly Option<CrashPoint?> crashAt = OneOf("--crash-at", "Kill the process:", CrashPoints, null);

    private readonly Option<string> folder = new("--folder")
    {
        Description = "The folder of refunds.db, the ledger, and bank.jsonl, the bank; by default the current one.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string?> provider = new("--provider")
    {
        Description =
            "Whose model answers: scripted (built in, the default), openai, ollama, lmstudio, vllm, openai-compatible, "
            + "anthropic, or one that the environment configures.",
        HelpName = "NAME",
    };

    private readonly Option<string?> model = new("--model")
    {
        Description = "The provider's model.",
        HelpName = "NAME",
    };

    private readonly RootCommand root;

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with what it says; returns the exit code.</param>
    public RefundCommand(Func<RefundSettings, CancellationToken, Task<int>> run)
    {
        root = new RootCommand("Refunds an order, once, whenever and however often the process is killed.")
        {
            order,
            approve,
            crashAt,
            folder,
            provider,
            model,
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

        // Ctrl+C cancels the action's token and waits for it to end; only --crash-at kills half way
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Timeout.InfiniteTimeSpan,
        };
        return await parsed.InvokeAsync(invocation);
    }

    private static Option<T> OneOf<T>(string name, string description, Dictionary<string, T> words, T otherwise)
    {
        var choice = string.Join(", ", words.Keys);
        return new Option<T>(name)
        {
            Description = $"{description} {choice}.",
            HelpName = "WORD",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                if (!words.TryGetValue(result.Tokens[0].Value, out var value))
                {
                    result.AddError($"{name} takes one of {choice}, and not '{result.Tokens[0].Value}'.");
                }

                return value;
            },
        };
    }

    private RefundSettings Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(order),
            parsed.GetValue(approve),
            parsed.GetValue(crashAt),
            parsed.GetRequiredValue(folder),
            parsed.GetValue(provider),
            parsed.GetValue(model)
        );
}
