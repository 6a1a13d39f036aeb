namespace Aegis.Usage;

/// <summary>After which time a budget begins anew. Windows are those of the calendar, not of the first call.</summary>
public enum BudgetWindow
{
    /// <summary>Every full hour.</summary>
    Hour,

    /// <summary>Every day at midnight.</summary>
    Day,

    /// <summary>Every Monday at midnight, as ISO 8601 counts weeks.</summary>
    Week,

    /// <summary>On the first of every month at midnight.</summary>
    Month,
}
