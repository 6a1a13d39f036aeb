using System.Diagnostics;
using System.Globalization;
using System.Net;
using Aegis.Providers;

namespace Aegis.Telemetry;

/// <summary>Exceptions as few values: what <c>error.type</c> says.</summary>
internal static class ErrorTypes
{
    /// <summary>The status that a provider answered with, else the exception's type.</summary>
    public static string Of(Exception error) =>
        StatusOf(error) is { } status
            ? ((int)status).ToString(CultureInfo.InvariantCulture)
            : error.GetType().FullName ?? TelemetryNames.Other;

    private static HttpStatusCode? StatusOf(Exception error) =>
        error switch
        {
            ProviderException provider => provider.StatusCode,
            HttpRequestException request => request.StatusCode,
            _ => null,
        };

    /// <summary>Says that what the span stands for has failed. Messages may quote what people and models said.</summary>
    public static void Fail(this Activity activity, string errorType, string? message)
    {
        activity.SetTag(TelemetryNames.ErrorType, errorType);
        activity.SetStatus(ActivityStatusCode.Error, message);
    }
}
