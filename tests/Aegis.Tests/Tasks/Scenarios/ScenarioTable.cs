namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>The scenarios that compiled pipelines and task graphs have in common.</summary>
public static class ScenarioTable
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("all succeed", "A B:A C:A D:B,C")
        {
            Expected = "A succeeded, B succeeded, C succeeded, D succeeded",
            Summary = "4 succeeded",
            Status = PipelineStatus.Succeeded,
        },
        new("a lone agent fails", "A")
        {
            Acts = { ["A"] = Act.Fails },
            Expected = "A failed",
            Summary = "1 failed",
        },
        new("the head of a chain fails", "A B:A C:B")
        {
            Acts = { ["A"] = Act.FailsAtOnce },
            Expected = "A failed, B skipped(A), C skipped(A)",
            Summary = "1 failed, 2 skipped",
        },
        new("an independent branch goes on", "A B C:A D:B")
        {
            Acts = { ["A"] = Act.Fails },
            Expected = "A failed, B succeeded, C skipped(A), D succeeded",
            Summary = "2 succeeded, 1 failed, 1 skipped",
        },
        new("a sibling of the one that fails runs to its end", "A B:A C:A D:B,C")
        {
            Acts = { ["B"] = Act.Fails.Once("C"), ["C"] = Act.Succeeds.Once("B") },
            Expected = "A succeeded, B failed, C succeeded, D skipped(B)",
            Summary = "2 succeeded, 1 failed, 1 skipped",
        },
        new("what is skipped names all who failed", "A B C:A D:B E:C,D")
        {
            Acts = { ["A"] = Act.Fails, ["B"] = Act.Fails },
            Expected = "A failed, B failed, C skipped(A), D skipped(B), E skipped(A B)",
            Summary = "2 failed, 3 skipped",
        },
        new("an optional dependency fails", "A B:A?")
        {
            Acts = { ["A"] = Act.Fails },
            Expected = "A failed, B succeeded",
            Summary = "1 succeeded, 1 failed",
        },
        new("an optional dependency is skipped", "A B:A C:B? D:C")
        {
            Acts = { ["A"] = Act.Fails },
            Expected = "A failed, B skipped(A), C succeeded, D succeeded",
            Summary = "2 succeeded, 1 failed, 1 skipped",
        },
        new("a required dependency fails beside an optional one", "A B C:A,B?")
        {
            Acts = { ["A"] = Act.Fails },
            Expected = "A failed, B succeeded, C skipped(A)",
            Summary = "1 succeeded, 1 failed, 1 skipped",
        },
        new("an optional dependency is waited for", "A B:A?")
        {
            Expected = "A succeeded, B succeeded",
            Summary = "2 succeeded",
            Status = PipelineStatus.Succeeded,
            Starts = "A B",
        },
        new("an agent's own timeout is a failure", "A B:A")
        {
            Acts = { ["A"] = Act.TimesOutByItself },
            OnFailure = OnFailure.StopPipeline,
            Expected = "A failed, B skipped(A)",
            Summary = "1 failed, 1 skipped",
        },
        new("stop: what runs is cancelled, what has not started is skipped", "A B C:B D:A?")
        {
            Acts = { ["A"] = Act.Fails.Once("B"), ["B"] = Act.Hangs },
            OnFailure = OnFailure.StopPipeline,
            Expected = "A failed, B cancelled, C skipped(B), D skipped(A)",
            Summary = "1 failed, 2 skipped, 1 cancelled",
        },
        new("stop: what succeeds all the same has succeeded", "A B C:B")
        {
            Acts = { ["A"] = Act.Fails.Once("B"), ["B"] = Act.IgnoresTheToken },
            OnFailure = OnFailure.StopPipeline,
            Expected = "A failed, B succeeded, C skipped(A)",
            Summary = "1 succeeded, 1 failed, 1 skipped",
        },
        new("stop: nothing fails", "A B:A")
        {
            OnFailure = OnFailure.StopPipeline,
            Expected = "A succeeded, B succeeded",
            Summary = "2 succeeded",
            Status = PipelineStatus.Succeeded,
        },
        new("the time is up", "A B C:A")
        {
            Acts = { ["A"] = Act.Hangs, ["B"] = Act.LetsTimeGoBy.Once("A") },
            HasTimeout = true,
            Expected = "A cancelled, B succeeded, C skipped(A)",
            Summary = "1 succeeded, 1 skipped, 1 cancelled",
            Status = PipelineStatus.TimedOut,
        },
        new("the time is up between two agents", "A B:A")
        {
            Acts = { ["A"] = Act.LetsTimeGoBy },
            HasTimeout = true,
            Expected = "A succeeded, B skipped()",
            Summary = "1 succeeded, 1 skipped",
            Status = PipelineStatus.TimedOut,
        },
        new("the time is up and nobody notices", "A")
        {
            Acts = { ["A"] = Act.LetsTimeGoBy },
            HasTimeout = true,
            Expected = "A succeeded",
            Summary = "1 succeeded",
            Status = PipelineStatus.Succeeded,
        },
        new("the caller cancels while one hangs", "A B C:A")
        {
            Acts = { ["A"] = Act.Hangs, ["B"] = Act.CancelsTheCaller.Once("A") },
        },
        new("the caller cancels while one does not listen", "A B C:A")
        {
            Acts = { ["A"] = Act.IgnoresTheToken, ["B"] = Act.CancelsTheCaller.Once("A") },
        },
        new("the caller cancels between two agents", "A B:A") { Acts = { ["A"] = Act.CancelsTheCaller } },
        new("one at a time", "A B C D:A,B,C")
        {
            MaxConcurrency = 1,
            Expected = "A succeeded, B succeeded, C succeeded, D succeeded",
            Summary = "4 succeeded",
            Status = PipelineStatus.Succeeded,
            Starts = "A B C D",
        },
        new("two at a time", "A B C D E F")
        {
            MaxConcurrency = 2,
            Acts = { ["A"] = Act.Succeeds.Once("B"), ["B"] = Act.Succeeds.Once("A") },
            Expected = "A succeeded, B succeeded, C succeeded, D succeeded, E succeeded, F succeeded",
            Summary = "6 succeeded",
            Status = PipelineStatus.Succeeded,
        },
        new("one at a time, and one of them fails", "A B C:A D:B")
        {
            MaxConcurrency = 1,
            Acts = { ["A"] = Act.Fails },
            Expected = "A failed, B succeeded, C skipped(A), D succeeded",
            Summary = "2 succeeded, 1 failed, 1 skipped",
            Starts = "A B D",
        },
        new("one at a time, and a failure stops the rest", "A B C")
        {
            MaxConcurrency = 1,
            Acts = { ["A"] = Act.Fails },
            OnFailure = OnFailure.StopPipeline,
            Expected = "A failed, B skipped(A), C skipped(A)",
            Summary = "1 failed, 2 skipped",
            Starts = "A",
        },
    ];
}
