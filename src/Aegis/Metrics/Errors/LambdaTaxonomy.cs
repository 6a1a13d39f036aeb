namespace Aegis.Metrics;

/// <summary>A taxonomy that is a function.</summary>
internal sealed class LambdaTaxonomy(Func<Exception, string?> kindOf) : IErrorTaxonomy
{
    public string? KindOf(Exception exception) => kindOf(exception);
}
