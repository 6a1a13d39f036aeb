namespace Aegis.Graph.Model;

/// <summary>One policy attribute of an agent, a tool or the assembly.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Expression">The attribute as an expression that makes an equal one.</param>
/// <param name="Text">The attribute as its author may have written it, without brackets.</param>
/// <param name="IsOfAssembly">Whether it is a default that the assembly sets.</param>
public sealed record Policy(PolicyKind Kind, string Expression, string Text, bool IsOfAssembly)
{
    /// <summary>Its numbers, by the names of the attribute's properties; those that were left out have their default.</summary>
    public EquatableArray<PolicyNumber> Numbers { get; init; }

    /// <summary>A type that it names and that emitted code can not; null for none.</summary>
    public string? HiddenType { get; init; }

    /// <summary>One of its numbers; null when it was left out and has no default in the constructor.</summary>
    public double? this[string name]
    {
        get
        {
            foreach (var number in Numbers)
            {
                if (number.Name == name)
                {
                    return number.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>A number of a policy attribute.</summary>
/// <param name="Name">The property of the attribute.</param>
/// <param name="Value">The value.</param>
public sealed record PolicyNumber(string Name, double Value);

/// <summary>The kinds of policies, from the outside in.</summary>
public enum PolicyKind
{
    ConcurrencyLimit,
    Timeout,
    Fallback,
    CircuitBreaker,
    Retry,
}
