namespace Aegis.Metrics;

/// <summary>Says in one number how well an agent does. Register your own in the app's services to have it used.</summary>
public interface IHealthScore
{
    /// <summary>The score of an agent, or of all.</summary>
    /// <param name="statistics">What its calls became.</param>
    /// <returns>0 (nothing works) to 100 (nothing to wish for). What lies outside is taken for the nearest of them.</returns>
    double Score(AgentStatistics statistics);
}
