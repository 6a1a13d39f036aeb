using System.Text.Json;
using Aegis.Schemas.Tests.Parity;
using Microsoft.CodeAnalysis;

namespace Aegis.Schemas.Tests;

/// <summary>Schemas as the generator gets them.</summary>
internal static class Schemas
{
    public static JsonElement Of(IMethodSymbol method, bool strict = false) =>
        JsonElement.Parse(ToolOf(method, strict).Json);

    public static ToolSchema ToolOf(IMethodSymbol method, bool strict = false, Compilation? compilation = null) =>
        ToolSchemas.OfParameters(
            method,
            [.. method.Parameters.Where(parameter => parameter.Type.Name != "CancellationToken")],
            strict,
            compilation ?? Corpus.Compilation,
            TestContext.Current.CancellationToken
        );
}
