using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Aegis.AspNetCore.Hosting;

/// <summary>Marks an endpoint of this library, and bounds its bodies.</summary>
/// <param name="MaxRequestBodySize">How many bytes.</param>
internal sealed record AegisEndpoint(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    public static bool Is(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AegisEndpoint>() is not null;
}

/// <summary>Marks what the management port alone answers, when there is one.</summary>
internal sealed class ManagementEndpoint
{
    public static bool Is(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ManagementEndpoint>() is not null;
}
