using System.Globalization;
using System.Text;

namespace Aegis.Approvals;

/// <summary>
/// Asks on a terminal, one request at a time: shows the tool, its arguments and until when it can be decided. Only <c>y</c> or
/// <c>yes</c> allows a call; any other line does not; the end of the input decides nothing.
/// </summary>
/// <remarks>
/// Reading a terminal can not be given up, and holds a thread. So when a request is decided elsewhere, the next line is taken
/// as an answer to that, and not to the request that follows.
/// </remarks>
/// <param name="input">What people type. Default: the console's.</param>
/// <param name="output">What they see. Default: the console's.</param>
/// <param name="decider">Whose decisions they are. Default: the user of the process.</param>
public sealed class ConsoleApprovalChannel(TextReader? input = null, TextWriter? output = null, string? decider = null)
    : IApprovalChannel,
        IDisposable
{
    private readonly TextReader input = input ?? Console.In;
    private readonly TextWriter output = output ?? Console.Out;
    private readonly string decider = decider ?? Environment.UserName;
    private readonly SemaphoreSlim turn = new(1, 1);
    private Task<string?>? leftOver;

    /// <inheritdoc/>
    public async ValueTask<ApprovalDecision> AskAsync(Approval request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (leftOver is { } earlier)
            {
                await earlier.WaitAsync(cancellationToken).ConfigureAwait(false);
                leftOver = null;
            }

            await output.WriteAsync(Question(request)).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            var line = await ReadAsync(cancellationToken).ConfigureAwait(false);
            return line is null ? ApprovalDecision.None
                : line.Trim().ToUpperInvariant() is "Y" or "YES" ? ApprovalDecision.Approve(decider)
                : ApprovalDecision.Reject(decider);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets go of the lock. The reader and the writer are left open.</summary>
    public void Dispose() => turn.Dispose();

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        // a console reads on the thread that asks
        var line = Task.Factory.StartNew(
            input.ReadLine,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            return await line.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            leftOver = line;
            await output.WriteLineAsync("\nDecided elsewhere, or too late. Press Enter.").ConfigureAwait(false);
            throw;
        }
    }

    private static string Question(Approval request) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""

            {Shown(request.RequestedBy)} wants to call {Shown(request.Tool)}
              arguments  {Shown(request.Arguments.GetRawText())}
              operation  {request.OperationId:d}, until {request.DecideBy:u}
            Allow it? [y/N] 
            """
        );

    /// <summary>Without what a terminal obeys, and without what makes text look like other text: a model chose it.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden =
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator;
            _ = hidden
                ? shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}")
                : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
