using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Aegis.Metrics;

/// <summary>Those of the app, in order, and the one that always knows.</summary>
internal sealed class ErrorTaxonomies(IEnumerable<IErrorTaxonomy> own, ErrorTaxonomy last, ILogger logger)
{
    private readonly IErrorTaxonomy[] own = [.. own];

    public string KindOf(Exception exception)
    {
        var error = Unwrapped(exception);
        foreach (var taxonomy in own)
        {
            if (KindBy(taxonomy, error) is { } kind)
            {
                return kind;
            }
        }

        return KindBy(last, error) ?? ErrorKinds.Other;
    }

    public static string TypeNameOf(Exception exception)
    {
        var type = Unwrapped(exception).GetType();
        return type.FullName ?? type.Name;
    }

    private string? KindBy(IErrorTaxonomy taxonomy, Exception error)
    {
        try
        {
            return taxonomy.KindOf(error) is { Length: > 0 } kind ? kind : null;
        }
        catch (Exception exception)
        {
            // an app's mistake: not worth the record of the call
            MetricsLog.TaxonomyFailed(logger, taxonomy.GetType().Name, error.GetType().Name, exception);
            return null;
        }
    }

    private static Exception Unwrapped(Exception exception)
    {
        while (
            exception is AggregateException { InnerExceptions.Count: 1 } or TargetInvocationException
            && exception.InnerException is { } inner
        )
        {
            exception = inner;
        }

        return exception;
    }
}
