namespace Aegis.Graph.Model;

/// <summary>The method that a <c>[Fallback]</c> names.</summary>
/// <param name="Name">The name as the attribute has it.</param>
public sealed record FallbackMethod(string Name)
{
    /// <summary>Why it can not be called in place of the other; null when it can.</summary>
    public string? Defect { get; init; }

    /// <summary>How accessible it has to be, as code writes it, where that is what it lacks.</summary>
    public string? LackedAccess { get; init; }

    /// <summary>What it could look like, up to its body, where there is none of the name.</summary>
    public string? Signature { get; init; }
    public ReturnShape Returns { get; init; }
    public bool IsStatic { get; init; }
    public EquatableArray<FallbackParameter> Parameters { get; init; }

    /// <summary>Whether it wants to know what an agent may know of its run.</summary>
    public bool TakesContext => Parameters.Any(parameter => parameter.Kind == FallbackParameterKind.Context);
}

/// <summary>A parameter of a fallback.</summary>
/// <param name="Name">Its name; of an argument also that of the method's parameter.</param>
/// <param name="Kind">What it is given.</param>
/// <param name="IsSure">Whether it does not take the null that the method takes.</param>
public sealed record FallbackParameter(string Name, FallbackParameterKind Kind, bool IsSure = false);

/// <summary>What a fallback's parameter is given.</summary>
public enum FallbackParameterKind
{
    /// <summary>What the method was given.</summary>
    Argument,

    /// <summary>What the method failed with.</summary>
    Error,
    CancellationToken,
    Context,
}
