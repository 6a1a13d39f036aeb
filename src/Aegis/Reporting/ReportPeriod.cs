namespace Aegis;

/// <summary>How long the periods of a report are.</summary>
public enum ReportPeriod
{
    /// <summary>A day.</summary>
    Daily,

    /// <summary>A week, from Monday to Sunday, as ISO 8601 has it.</summary>
    Weekly,

    /// <summary>A month of the calendar.</summary>
    Monthly,
}
