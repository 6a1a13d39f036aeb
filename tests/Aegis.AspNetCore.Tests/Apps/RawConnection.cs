using System.Net.Sockets;
using System.Text;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>A connection over which a test writes what no client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client = new();

    private RawConnection() { }

    public NetworkStream Stream => client.GetStream();

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Sends bytes, and reads until the server closes.</summary>
    public async Task<string> AskAsync(string request)
    {
        var token = TestContext.Current.CancellationToken;
        await Stream.WriteAsync(Encoding.Latin1.GetBytes(request), token);
        using var reader = new StreamReader(Stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(token);
    }

    public void Dispose() => client.Dispose();
}
