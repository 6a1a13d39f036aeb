namespace Aegis;

/// <summary>
/// Makes a parameter of a run method an input of the pipeline: a parameter of <c>RunPipelineAsync</c> of the same name.
/// In an agent without dependencies every parameter is one, marked or not.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputAttribute : Attribute;
