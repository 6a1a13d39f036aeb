namespace Aegis.Graph.Model;

/// <summary>Something about a class that keeps it from being an agent or a pipeline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">The name it is about: a container, a modifier, a method.</param>
/// <param name="Index">Which of several it is about, in the order of the declaration.</param>
public sealed record ShapeDefect(DefectKind Kind, string Detail, int Index = 0);

/// <summary>The kinds of defects; each belongs to one rule.</summary>
public enum DefectKind
{
    NotPartial,
    UnusableClass,
    UnusableRunMethod,
    UnusablePipeline,
}
