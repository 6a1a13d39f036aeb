using System.Text.Json.Nodes;
using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>
/// One call of a tool that waits in the queue of an <see cref="AgentLoop"/>. Written like this its tool is found by name and
/// its arguments are checked when it runs; <c>Greeter.Turns.Greet("World")</c>, which Aegis writes for each
/// <see cref="ToolAttribute"/> method, is checked by the compiler.
/// </summary>
/// <remarks>A turn that has ended can be put and run again.</remarks>
public partial class Turn
{
    /// <summary>How long a tool has unless the turn says otherwise: 60 seconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private readonly object tool;
    private readonly TurnArguments? arguments;
    private TimeSpan timeout = DefaultTimeout;
    private TurnExtras? extras;
    private long startedAt;
    private long endedAt;
    private int status;

    /// <summary>A turn by the name of its tool.</summary>
    /// <param name="tool">The name that models call the tool by.</param>
    /// <param name="arguments">The arguments, checked against the tool's schema when the turn runs. Default: none.</param>
    public Turn(string tool, TurnArguments? arguments = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        this.tool = tool;
        this.arguments = arguments;
    }

    private protected Turn(ToolDefinition tool) => this.tool = tool;

    /// <summary>The name of the tool.</summary>
    public string Tool => tool as string ?? ((ToolDefinition)tool).Name;

    /// <summary>
    /// How long the tool has, or of a stream for all its items, without the time that whoever follows it takes between them.
    /// Default: 60 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to nothing or less.</exception>
    /// <exception cref="AlreadyRunningException">Set while the turn runs.</exception>
    public TimeSpan Timeout
    {
        get => timeout;
        set
        {
            if (value != System.Threading.Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            }

            ThrowIfRunning("its Timeout can not be set");
            timeout = value;
        }
    }

    /// <summary>What you like to keep with the turn: nothing in Aegis reads it, and JSON of the turn has it.</summary>
    public JsonObject Metadata => Extras.Metadata ??= [];

    /// <summary>Words by which hooks choose turns. Default: none.</summary>
    public ISet<string> Tags => Extras.Tags ??= new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The hooks of this turn alone.</summary>
    public HookSet Hooks => Extras.Hooks ??= new HookSet();

    /// <summary>What has become of it.</summary>
    public TurnStatus Status => (TurnStatus)Volatile.Read(ref status);

    /// <summary>When it has last begun to run; none before.</summary>
    public DateTimeOffset? StartedAt => TimeOf(startedAt);

    /// <summary>When it has last ended; none before.</summary>
    public DateTimeOffset? EndedAt => TimeOf(endedAt);

    /// <summary>
    /// What its tool has returned, or a list of all that its stream has given so far. None before, and of a tool that returns
    /// nothing.
    /// </summary>
    public object? Output => BoxedOutput;

    /// <summary>Why it has not completed; none when it has.</summary>
    public Exception? Error => extras?.Error;

    /// <summary>The tool when the compiler has chosen it; none when only its name is known.</summary>
    internal ToolDefinition? Definition => tool as ToolDefinition;

    internal TurnExtras Extras => extras ??= new TurnExtras();

    internal TurnExtras? ExtrasOrNone => extras;

    internal HookSet? OwnHooks => extras?.Hooks;

    internal HashSet<string>? OwnTags => extras?.Tags;

    internal JsonObject? OwnMetadata => extras?.Metadata;

    private static DateTimeOffset? TimeOf(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    private void ThrowIfRunning(string consequence)
    {
        if (Status == TurnStatus.Running)
        {
            throw new AlreadyRunningException($"Turn '{Tool}' runs: {consequence}.");
        }
    }
}
