namespace Aegis.Graph.Model;

/// <summary>The properties of attributes that bound how something runs, as places in the source.</summary>
public enum PolicyArgument
{
    MaxConcurrency,
    TimeoutSeconds,
    TokenBudget,
    MaxOutputTokens,
}
