using System.IO.Compression;

namespace Aegis.Tools.BuiltIn.Tests.Http;

[Collection(nameof(MeasuringMemory))]
public class CompressionTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task CompressionBomb_IsCutAtItsDecompressedSize(string encoding)
    {
        var bomb = Compress(encoding, new byte[64 * 1024 * 1024].AsSpan());
        await using var server = RawServer.Answering(
            $"200 OK\r\nContent-Type: text/plain; charset=us-ascii\r\nContent-Encoding: {encoding}",
            bomb
        );

        var before = GC.GetTotalAllocatedBytes();
        var result = await Reading.LocalAsync(server.Url);

        Assert.Contains("binary", result, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 32 * 1024 * 1024, "the whole bomb was unpacked");
    }

    [Fact]
    public async Task Gzip_IsUnpacked()
    {
        await using var server = RawServer.Answering(
            "200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip",
            Compress("gzip", "{}"u8)
        );

        Assert.EndsWith("(application/json):\n\n{}", await Reading.LocalAsync(server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GzipInGzip_IsRefused()
    {
        await using var server = RawServer.Answering(
            "200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip, gzip",
            Compress("gzip", Compress("gzip", "x"u8))
        );

        Assert.StartsWith("Refused: ", await Reading.LocalAsync(server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenGzip_Fails()
    {
        await using var server = RawServer.Answering(
            "200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip",
            "no gzip"
        );

        Assert.StartsWith("Failed: ", await Reading.LocalAsync(server.Url), StringComparison.Ordinal);
    }

    private static byte[] Compress(string encoding, ReadOnlySpan<byte> bytes)
    {
        var packed = new MemoryStream();
        using (
            Stream stream = encoding switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
                "br" => new BrotliStream(packed, CompressionLevel.Fastest),
                _ => new ZLibStream(packed, CompressionLevel.Optimal),
            }
        )
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
