namespace Aegis.Graph.Model;

/// <summary>What rules and emission need to know of the project itself.</summary>
public sealed record ProjectFacts
{
    public string RootNamespace { get; init; } = "";
    public bool IsExecutable { get; init; }

    /// <summary>The C# version times 100: 1100 for C# 11.</summary>
    public int LanguageVersion { get; init; } = 1400;

    /// <summary>Whether the root namespace has a type <c>AgentPipeline</c> of the user's already.</summary>
    public bool IsDefaultPipelineNameTaken { get; init; }

    /// <summary>Whether analyzers are switched off, so that only the generator can stop a wrong build.</summary>
    public bool AreAnalyzersOff { get; init; }

    /// <summary>Whether it is published without what reflection needs.</summary>
    public bool IsTrimmed { get; init; }

    /// <summary>Whether the build wants the graph as text.</summary>
    public bool WritesGraph { get; init; }
}
