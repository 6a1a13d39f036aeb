namespace Aegis;

/// <summary>Marks a parameter of a tool that comes from the services of the run, and not from the model.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute
{
    /// <summary>The key of a keyed service. Default: none.</summary>
    public string? Key { get; set; }
}
