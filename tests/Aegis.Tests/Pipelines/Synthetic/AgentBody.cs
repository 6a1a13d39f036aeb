namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>The run method of an agent of a <see cref="GraphPipeline"/>.</summary>
/// <param name="call">Who is called with what.</param>
public delegate ValueTask<int> AgentBody(AgentCall call);
