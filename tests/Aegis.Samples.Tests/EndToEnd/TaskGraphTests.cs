namespace Aegis.Samples.Tests.EndToEnd;

/// <summary>The sample TaskGraph as a user of the command line sees it.</summary>
public sealed class TaskGraphTests : IDisposable
{
    private const string Team = """ "team": [{ "name": "editor", "systemPrompt": "You edit." }], """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Graph_RunsAndShowsWhatItComesTo()
    {
        var outcome = await RunAsync();

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("6 succeeded", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("circuit closed; 6 succeeded", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "page: The first lighthouses burned wood or coal in an open brazier. "
                + "In fog no light carries far, so stations sounded bells, guns and later horns. "
                + """{"texts":2,"words":84}""",
            outcome.Output.TrimEnd(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cycle_IsShownWithItsPath()
    {
        var path = Path.Combine(Path.GetDirectoryName(SampleProcess.PathOf("TaskGraph"))!, "graphs", "cycle.json");

        var outcome = await RunAsync(path);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("cycle: draft → review → draft;", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskFails_WhatNeedsItIsSkipped()
    {
        var outcome = await RunAsync("--fail", "fog");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("page       skipped because of fog", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 succeeded, 1 failed, 3 skipped", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionalTaskFails_TheRestGoesOn()
    {
        var outcome = await RunAsync("--fail", "size");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("5 succeeded, 1 failed", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("later horns.", outcome.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopOnFailure_StartsNothingMore()
    {
        var outcome = await RunAsync("--fail", "lamps", "--stop-on-failure", "--concurrency", "1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 failed, 5 skipped", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("pool: 0 of 1 running", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ShowsTheOrderAndRunsNothing()
    {
        var outcome = await RunAsync("--check");

        Assert.Equal(
            (0, "lamps → fog → lamp-lead → fog-lead → size → page"),
            (outcome.ExitCode, outcome.Output.Trim())
        );
    }

    [Theory]
    [InlineData(
        "Did you mean 'notes'?",
        """{"tasks":[{"id":"notes","read":"n"},{"id":"b","count":true,"dependsOn":["note"]}]}"""
    )]
    [InlineData("two tasks 'a'", """{"tasks":[{"id":"a","read":"n"},{"id":"a","read":"m"}]}""")]
    [InlineData("'dependOn'", """{"tasks":[{"id":"a","read":"n","dependOn":["b"]}]}""")]
    [InlineData("by one of 'description', 'read' and 'count'", """{"tasks":[{"id":"a"}]}""")]
    [InlineData(
        "no profile of team 'team'. Did you mean 'editor'?",
        "{" + Team + """ "tasks":[{"id":"a","description":"Do.","agent":"editr"}]}"""
    )]
    [InlineData("is no graph file", "no JSON")]
    [InlineData("holds null", "null")]
    public async Task WrongGraph_IsExplained(string said, string json)
    {
        var outcome = await RunAsync(folder.Write("graph.json", json));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'nowhere.json' can not be read", "nowhere.json")]
    [InlineData("choose one of lamps, fog", "--fail", "frog")]
    [InlineData("1 or more, and not '0'", "--concurrency", "0")]
    [InlineData("1 or more, and not 'soon'", "--concurrency", "soon")]
    public async Task WrongArgument_IsExplained(string said, params string[] args)
    {
        var outcome = await RunAsync(args);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    private async Task<SampleOutcome> RunAsync(params string[] args)
    {
        using var process = new SampleProcess("TaskGraph", folder.Path, new Dictionary<string, string?>(), args);
        return await process.EndAsync();
    }
}
