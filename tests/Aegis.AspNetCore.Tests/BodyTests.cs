using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>Bodies, as they may come.</summary>
public class BodyTests
{
    private const int Limit = 64 * 1024;

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":1e999}""")]
    public async Task BodyWithoutOneMeaning_IsRefused(string body)
    {
        await using var app = await TestApp.StartAsync();

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: body))).AssertProblem(400, "malformed");
    }

    [Fact]
    public async Task DeepBody_IsRefused()
    {
        await using var app = await TestApp.StartAsync();
        var body = "{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}";

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: body))).AssertProblem(400, "malformed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LargeBody_IsTooLarge_WhicheverWayItComes(bool isChunked)
    {
        await using var app = await TestApp.StartAsync();
        var request = Calls.Decide("approve", "order-1", body: $$"""{"a":"{{new string('x', Limit)}}"}""");
        request.Headers.TransferEncodingChunked = isChunked;

        (await app.Client.AskAsync(request)).AssertProblem(413, "too-large");
    }

    [Fact]
    public async Task LargestBody_IsTaken()
    {
        await using var app = await TestApp.StartAsync();
        var body = $$"""{"a":"{{new string('x', Limit - 8)}}"}""";

        Assert.Equal(Limit, body.Length);
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: body))).AssertAccepted();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task OtherMediaType_IsRefused(string type)
    {
        await using var app = await TestApp.StartAsync();
        var request = Calls.Decide("approve", "order-1");
        request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        (await app.Client.AskAsync(request)).AssertProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task CompressedBody_IsNotInflated()
    {
        await using var app = await TestApp.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("{}"), TestContext.Current.CancellationToken);
        }

        var request = Calls.Decide("approve", "order-1", body: null);
        request.Content = new ByteArrayContent(packed.ToArray());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");

        (await app.Client.AskAsync(request)).AssertProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task NoBody_MeansAnEmptyObject()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: null))).AssertAccepted();

        Assert.Equal(HttpStatusCode.Conflict, (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).Status);
    }
}
