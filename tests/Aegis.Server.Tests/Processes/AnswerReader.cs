using System.Globalization;
using System.Text;

namespace Aegis.Server.Tests.Processes;

/// <summary>An answer as it came over the wire.</summary>
internal readonly record struct RawAnswer(int Status, string ContentType, bool Closes, string Body);

/// <summary>Reads answers off a connection, one after the other.</summary>
internal sealed class AnswerReader(Stream stream) : IDisposable
{
    private readonly BufferedStream buffered = new(stream, 8192);

    /// <returns>The next answer; none when the server closed without one.</returns>
    public async Task<RawAnswer?> ReadAsync()
    {
        if (await LineAsync() is not { Length: > 12 } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var status = int.Parse(first.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var closes = headers.GetValueOrDefault("Connection") == "close";
        var body = status is 204 or 304 ? "" : await BodyAsync(headers);
        return new RawAnswer(status, headers.GetValueOrDefault("Content-Type", ""), closes, body);
    }

    public void Dispose() => buffered.Dispose();

    private async Task<string> BodyAsync(Dictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault("Transfer-Encoding") != "chunked")
        {
            return await ExactlyAsync(
                int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)
            );
        }

        var body = new StringBuilder();
        while (
            int.Parse((await LineAsync())!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length
        )
        {
            body.Append(await ExactlyAsync(length));
            await LineAsync();
        }

        await LineAsync();
        return body.ToString();
    }

    private async Task<string> ExactlyAsync(int length)
    {
        var bytes = new byte[length];
        await buffered.ReadExactlyAsync(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private async Task<string?> LineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await buffered.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return line.Length > 0 ? line.ToString() : null;
    }
}
