namespace Aegis.Graph.Model;

/// <summary>The method with <c>[Probe]</c> that tells whether a call of a tool took effect.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Index">Which of the type's probes it is.</param>
public sealed record ProbeMethod(string Method, int Index)
{
    /// <summary>Why it can not be called for the tool; null when it can.</summary>
    public string? Defect { get; init; }

    /// <summary>Whether the compiler reports the method, so that no rule needs to.</summary>
    public bool IsBroken { get; init; }
    public ReturnShape Returns { get; init; }
    public bool IsStatic { get; init; }

    /// <summary>Of what the tool takes as well, in the role that it has there.</summary>
    public EquatableArray<ToolParameter> Parameters { get; init; }

    public bool IsUsable => Defect is null && !IsBroken;
}

/// <summary>A <c>[Probe]</c> that no tool has use for.</summary>
/// <param name="Index">Which of the type's probes it is.</param>
/// <param name="Method">Its name.</param>
/// <param name="Detail">What is wrong with it.</param>
public sealed record StrayProbe(int Index, string Method, string Detail);
