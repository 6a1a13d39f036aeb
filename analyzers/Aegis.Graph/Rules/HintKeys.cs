namespace Aegis.Graph.Rules;

/// <summary>The properties of diagnostics that code fixes read.</summary>
public static class HintKeys
{
    /// <summary>A name that is free.</summary>
    public const string Name = nameof(Name);

    /// <summary>The property of the class's own attribute that the name is for.</summary>
    public const string Property = nameof(Property);

    /// <summary>The value that was meant, as code can write it.</summary>
    public const string Value = nameof(Value);

    /// <summary>The least that has to be able to call a method, as code writes it.</summary>
    public const string Access = nameof(Access);

    /// <summary>A method that is missing, up to its body, as code can write it anywhere.</summary>
    public const string Signature = nameof(Signature);

    /// <summary>A parameter that is missing, as code can write it anywhere.</summary>
    public const string Parameter = nameof(Parameter);

    /// <summary>The type that a dependency produces, as code can write it anywhere.</summary>
    public const string Output = nameof(Output);

    /// <summary>The agent that produces it, as code can write it anywhere; empty where the type alone settles it.</summary>
    public const string Source = nameof(Source);

    /// <summary>The name that two things have.</summary>
    public const string Taken = nameof(Taken);

    /// <summary>Choices, one a line, the parts of each separated by <see cref="Separator"/>.</summary>
    public const string Choices = nameof(Choices);

    /// <summary>The name in a placeholder.</summary>
    public const string Placeholder = nameof(Placeholder);

    /// <summary>Between the parts of a choice; no type or name has it.</summary>
    public const char Separator = '|';
}
