using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore;

/// <summary>How the API spells its JSON: snake case, nothing unknown, nothing twice.</summary>
internal static class ServerJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };

    public static IResult Ok<T>(T value) => Results.Json(value, Options);

    public static IResult Of<T>(T value, int status) => Results.Json(value, Options, statusCode: status);
}
