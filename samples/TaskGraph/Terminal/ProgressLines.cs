using System.Globalization;
using Aegis;

namespace TaskGraph.Terminal;

/// <summary>Turns the events of a run into lines.</summary>
/// <param name="output">Where the lines go.</param>
public sealed class ProgressLines(TextWriter output)
{
    private int width;

    /// <summary>Tells of an event; those that need no line get none.</summary>
    public void Write(PipelineEvent happened)
    {
        switch (happened)
        {
            case RunStarted run:
                width = run.Graph.Agents.Select(task => task.Id.Length).DefaultIfEmpty().Max();
                break;
            case AgentStarted task:
                Line(task, "started");
                break;
            case AgentCompleted task:
                Line(task, "done" + After(task.Outcome));
                break;
            case AgentFailed task:
                Line(task, $"failed{After(task.Outcome)}: {task.Outcome.Error?.Message}");
                break;
            case AgentSkipped task:
                Line(task, $"skipped because of {string.Join(", ", task.Outcome.SkippedBecause)}");
                break;
        }
    }

    private void Line(AgentEvent happened, string text) =>
        output.WriteLine($"  {happened.AgentId.PadRight(width)}  {text}");

    private static string After(AgentOutcome outcome) =>
        string.Create(CultureInfo.InvariantCulture, $" after {outcome.Duration?.TotalMilliseconds:0} ms");
}
