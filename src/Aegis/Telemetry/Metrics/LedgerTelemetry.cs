namespace Aegis.Telemetry;

/// <summary>What the ledger saves and what it waits for.</summary>
internal static class LedgerTelemetry
{
    /// <summary>A call is answered with the result of an earlier one.</summary>
    public static void NoteReplay(string operation)
    {
        ToolSpan.Current?.NoteReplay();
        Instruments.LedgerReplays.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Operation, operation));
    }

    /// <summary>Whether somebody wants to know how long people take.</summary>
    public static bool MeasuresWaits => Instruments.ApprovalWait.Enabled;

    /// <summary>People have decided, or nobody waits for them any more.</summary>
    public static void NoteWait(TimeSpan waited, string tool, string agent) =>
        Instruments.ApprovalWait.Record(
            waited.TotalSeconds,
            new KeyValuePair<string, object?>(TelemetryNames.ToolName, tool),
            new KeyValuePair<string, object?>(TelemetryNames.AgentName, agent)
        );
}
