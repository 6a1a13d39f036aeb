using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aegis.Tools.BuiltIn.Tests.Http;

/// <summary>A real server on 127.0.0.1 that answers with whatever bytes a test gives, however wrong they are.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly Task _running;

    public RawServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/";

    /// <summary>The heads of all requests that came.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>A server with one answer to everything.</summary>
    public static RawServer Answering(string head, byte[]? body = null) =>
        new((_, stream, token) => SendAsync(stream, head, body ?? [], token));

    public static RawServer Answering(string head, string body) => Answering(head, Encoding.UTF8.GetBytes(body));

    /// <summary>A server that redirects everything to a place.</summary>
    public static RawServer Redirecting(string location) => Answering($"302 Found\r\nLocation: {location}");

    public static async Task SendAsync(Stream stream, string head, byte[] body, CancellationToken token)
    {
        var text = $"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), token);
        await stream.WriteAsync(body, token);
    }

    public async ValueTask DisposeAsync()
    {
        // only then: a listener that is stopped while it accepts throws what nobody waits for
        await _stop.CancelAsync();
        await _running;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var closing = client;
        try
        {
            var stream = client.GetStream();
            var head = new StringBuilder();
            var buffer = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(buffer, _stop.Token) == 0)
                {
                    return;
                }

                head.Append((char)buffer[0]);
            }

            lock (Requests)
            {
                Requests.Add(head.ToString());
            }

            await _answer(head.ToString(), stream, _stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // the client hung up, as it should in many tests
        }
    }
}
