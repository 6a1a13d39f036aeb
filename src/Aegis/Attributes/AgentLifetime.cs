namespace Aegis;

/// <summary>How long one instance of an agent lives.</summary>
public enum AgentLifetime
{
    /// <summary>One instance for each pipeline instance, shared by its concurrent runs.</summary>
    Singleton,

    /// <summary>A new instance for each run, built in a service scope of that run's own.</summary>
    Run,
}
