using System.Globalization;
using Aegis;

namespace ResearchReport.Terminal;

/// <summary>Turns the events of a run into lines.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="palette">How they look.</param>
/// <param name="times">When the agents were at work.</param>
/// <param name="showText">Whether to show what the models write.</param>
public sealed class ProgressLines(TextWriter output, Palette palette, RunTimes times, bool showText)
{
    private int width;

    /// <summary>Tells of an event; those that need no line get none.</summary>
    public void Write(PipelineEvent happened)
    {
        switch (happened)
        {
            case RunStarted run:
                width = run.Graph.Agents.Max(agent => agent.Id.Length);
                break;
            case AgentStarted agent:
                Line(agent, "started");
                break;
            case AgentProgress agent:
                Line(agent, palette.Muted($"{agent.Progress}"));
                break;
            case AgentTextDelta agent when showText:
                Line(agent, palette.Muted($"> {agent.Text.ReplaceLineEndings(" ").Trim()}"));
                break;
            case AgentItem { Item: { } item } agent when showText:
                Line(agent, palette.Muted($"> {item}"));
                break;
            case AgentCompleted agent:
                Line(agent, palette.Good("done") + After(agent, agent.Outcome));
                break;
            case AgentFailed agent:
                Line(agent, palette.Bad("failed") + After(agent, agent.Outcome) + $": {agent.Outcome.Error?.Message}");
                break;
            case AgentSkipped agent:
                Line(agent, palette.Muted($"skipped because of {string.Join(", ", agent.Outcome.SkippedBecause)}"));
                break;
        }
    }

    private void Line(AgentEvent happened, string text) =>
        output.WriteLine($"  {happened.AgentId.PadRight(width)}  {text}");

    private string After(AgentEvent ended, AgentOutcome outcome)
    {
        var duration = outcome.Duration ?? times.DurationOf(ended.AgentId);
        return string.Create(CultureInfo.InvariantCulture, $" after {duration?.TotalMilliseconds:0} ms");
    }
}
