using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace Aegis.Mcp;

/// <summary>Talks to a server, and says in plain words what is wrong with it.</summary>
internal static class McpProcess
{
    /// <summary>Starts a server and agrees on a protocol with it.</summary>
    /// <exception cref="McpServerException">It does not start, or does not speak MCP.</exception>
    public static async Task<McpClient> StartAsync(
        StdioClientTransportOptions options,
        ILoggerFactory? loggerFactory,
        CancellationToken cancellationToken
    )
    {
        var command = string.Join(' ', (options.Arguments ?? []).Prepend(options.Command));
        using var watch = new OutputWatch(loggerFactory);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var starting = McpClient.CreateAsync(
                new StdioClientTransport(options, watch),
                loggerFactory: loggerFactory,
                cancellationToken: ending.Token
            );
            return await Abandonable(starting, watch.Nonsense, ending).ConfigureAwait(false);
        }
        catch (Exception error) when (Find<Win32Exception>(error) is { } missing)
        {
            throw new McpServerException(
                $"The MCP server '{command}' could not be started: {missing.Message}. Is '{options.Command}' installed and on the "
                    + "PATH?",
                error
            );
        }
        catch (Exception error) when (IsBroken(error, cancellationToken))
        {
            throw new McpServerException($"The MCP server '{command}' did not get ready: {Explain(error)}", error);
        }
    }

    /// <summary>Asks for the tools.</summary>
    /// <exception cref="McpServerException">There is no answer.</exception>
    public static async Task<IList<McpClientTool>> ListToolsAsync(McpClient client, CancellationToken cancellationToken)
    {
        try
        {
            var listing = client.ListToolsAsync(cancellationToken: cancellationToken).AsTask();
            return await listing.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsBroken(error, cancellationToken))
        {
            throw new McpServerException(
                $"The MCP server '{client.ServerInfo?.Name}' did not list its tools: {Explain(error)}",
                error
            );
        }
    }

    /// <summary>
    /// Waits for a server no longer than the caller wants to, and not for one that does not speak MCP. The SDK itself gives it
    /// seconds to end by itself; that goes on, with nobody waiting.
    /// </summary>
    private static async Task<McpClient> Abandonable(
        Task<McpClient> starting,
        Task<string> nonsense,
        CancellationTokenSource ending
    )
    {
        try
        {
            await Task.WhenAny(starting, nonsense).WaitAsync(ending.Token).ConfigureAwait(false);
            if (!nonsense.IsCompletedSuccessfully)
            {
                return await starting.ConfigureAwait(false);
            }

            Abandon(starting);
            await ending.CancelAsync().ConfigureAwait(false);
            throw new McpException(
                $"it wrote to its standard output what is not MCP: {await nonsense.ConfigureAwait(false)}"
            );
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            Abandon(starting);
            throw;
        }
    }

    private static void Abandon(Task<McpClient> starting) =>
        _ = starting.ContinueWith(
            static started =>
                started.IsCompletedSuccessfully
                    ? started.Result.DisposeAsync().AsTask()
                    : Task.FromResult(started.Exception),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );

    /// <summary>Whether an exception is about the server or the way to it.</summary>
    public static bool IsBroken(Exception error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && error
            is McpException
                or IOException
                or TimeoutException
                or OperationCanceledException
                or ObjectDisposedException
                or HttpRequestException
                or JsonException
                or InvalidOperationException;

    /// <summary>What is wrong, with what the process said last.</summary>
    public static string Explain(Exception error)
    {
        if (Find<ClientTransportClosedException>(error)?.Details is not StdioClientCompletionDetails details)
        {
            return error.Message;
        }

        var code = details.ExitCode is { } exit
            ? string.Create(CultureInfo.InvariantCulture, $" with exit code {exit}")
            : "";
        var said = details.StandardErrorTail is { Count: > 0 } tail ? $" It said: {string.Join('\n', tail)}" : "";
        return $"its process has ended{code}.{said}";
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        while (error is not null and not T)
        {
            error = error.InnerException;
        }

        return error as T;
    }
}
