using Aegis.AspNetCore.Agents;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aegis.AspNetCore.Hosting;

/// <summary>The description of the API, made from its endpoints; headers that handlers read themselves are added.</summary>
internal static class OpenApiDocument
{
    private static readonly (string Name, bool IsRequired, string Description)[] DecisionHeaders =
    [
        (
            "Idempotency-Key",
            true,
            "Which action it is: the same for every attempt at it. 1 to 255 visible ASCII characters."
        ),
        ("Thread-Id", true, "What the action belongs to. 1 to 128 ASCII characters."),
        (
            "Idempotency-Mode",
            false,
            "conflict (default): a duplicate is 409. replay: it is given the first answer again."
        ),
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = static described =>
            described.ActionDescriptor.EndpointMetadata.OfType<AegisEndpoint>().Any();
        options.AddDocumentTransformer(
            static (document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Aegis approval API", Version = "v1" };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
                };
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            static (operation, context, _) =>
            {
                if (context.Description.RelativePath is "api/v1/hitl/approve" or "api/v1/hitl/reject")
                {
                    operation.Parameters = [.. operation.Parameters ?? [], .. DecisionHeaders.Select(Header)];
                }

                foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                {
                    if (WholeNumber.Parameters.Contains(parameter.Name ?? ""))
                    {
                        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer };
                    }
                }

                return Task.CompletedTask;
            }
        );
    }

    private static OpenApiParameter Header((string Name, bool IsRequired, string Description) header) =>
        new()
        {
            Name = header.Name,
            In = ParameterLocation.Header,
            Required = header.IsRequired,
            Description = header.Description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
