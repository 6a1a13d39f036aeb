namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>An edge of a <see cref="GraphPipeline"/>.</summary>
public readonly record struct TestEdge(int From, int To, bool Optional = false);
