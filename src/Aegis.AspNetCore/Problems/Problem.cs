using System.Globalization;
using System.Text.Json;
using Aegis.AspNetCore.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Aegis.AspNetCore.Problems;

/// <summary>One error, on its way to a client as <c>application/problem+json</c>.</summary>
/// <remarks>
/// The bytes depend on the type, the detail, the members and the id of the request alone, so that an id that is somebody
/// else's can not be told from one that nobody has.
/// </remarks>
internal sealed class Problem(ProblemType type, string detail) : IResult
{
    private readonly List<(string Name, object? Value)> members = [];
    private readonly List<(string Name, string Value)> headers = [];

    public ProblemType Type => type;

    /// <summary>Adds a member of the body.</summary>
    public Problem With(string name, object? value)
    {
        members.Add((name, value));
        return this;
    }

    /// <summary>Adds a header of the answer.</summary>
    public Problem WithHeader(string name, string value)
    {
        headers.Add((name, value));
        return this;
    }

    /// <summary>Says after how many seconds another attempt is of use.</summary>
    public Problem RetryAfter(TimeSpan wait) =>
        WithHeader(
            HeaderNames.RetryAfter,
            Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
        );

    public ProblemException Thrown() => new(this);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetService<ServerMetrics>()?.Refused(type.Name);
        var response = httpContext.Response;
        response.StatusCode = type.Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        var body = ToJson(httpContext.TraceIdentifier);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
    }

    private byte[] ToJson(string requestId)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", type.Uri);
            json.WriteString("title", type.Title);
            json.WriteNumber("status", type.Status);
            json.WriteString("detail", detail);
            json.WriteString("instance", $"urn:aegis:request:{requestId}");
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
