namespace Aegis.Memory.Tests.Agents;

// what is left of agents that did not succeed, and of those whose memory could not be committed
public sealed class AgentMemoryFailureTests : CrewTests
{
    [Fact]
    public async Task AgentThatFailed_LeavesNothing()
    {
        Work.Scout = context =>
        {
            context.Memory.Set("scout", "half of it");
            throw new IOException("lost");
        };

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal(AgentStatus.Failed, result.Scout.Status);
        Assert.Empty(Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task AttemptThatFailed_LeavesNothing_AndTheNextSeesWhatOthersDid()
    {
        var seen = new List<string>();
        Work.Ranger = async context =>
        {
            seen.Add($"{context.Attempt}: {string.Join(' ', context.Memory.Keys)}");
            context.Memory.Set($"attempt {context.Attempt}", true);
            if (context.Attempt == 3)
            {
                return "done";
            }

            var other = Memory.CreateSession();
            other.Set($"other {context.Attempt}", true);
            await other.CommitAsync(cancellationToken: Token);
            throw new IOException("lost");
        };

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("done", result.Ranger.Value);
        Assert.Equal(["1: ", "2: other 1", "3: other 1 other 2"], seen);
        Assert.Equal(["attempt 3", "other 1", "other 2"], Memory.CreateSession().Keys);
    }

    [Fact]
    public async Task Fallback_BeginsAnew_AndIsWhatIsCommitted()
    {
        Work.Ranger = context =>
        {
            context.Memory.Set("lost", true);
            throw new IOException("lost");
        };

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("instead", result.Ranger.Value);
        Assert.Equal(["instead"], Memory.CreateSession().Keys);
    }

    [Theory]
    [MemberData(nameof(SlowAndFast))]
    public async Task ConflictThatIsAnError_FailsTheAgent(bool isSlow)
    {
        Store.IsSlow = isSlow;
        Work.Scout = async context =>
        {
            context.Memory.Set("fatal", "mine");
            var other = Memory.CreateSession();
            other.Set("fatal", "theirs");
            await other.CommitAsync(cancellationToken: Token);
            return "done";
        };

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal(["fatal"], Assert.IsType<MemoryConflictException>(result.Scout.Error).Keys);
        Assert.Equal("theirs", Memory.CreateSession().Get<string>("fatal"));
    }

    [Fact]
    public async Task StoreThatFails_FailsTheAgent()
    {
        Store.BeforeWrite = () => throw new IOException("disk full");
        Work.Writer = context =>
        {
            context.Memory.Set("writer", 1);
            return "done";
        };

        var result = await Pipeline.RunPipelineAsync(cancellationToken: Token);

        Assert.Equal("disk full", Assert.IsType<IOException>(result.Writer.Error).Message);
    }

    [Fact]
    public async Task RunThatIsStopped_KeepsWhatAnAgentThatSucceededHasDone()
    {
        Store.IsSlow = true;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Work.Scout = async context =>
        {
            context.Memory.Set("scout", "done");
            await stop.CancelAsync();
            return "done";
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Pipeline.RunPipelineAsync(cancellationToken: stop.Token)
        );

        Assert.Equal("done", Memory.CreateSession().Get<string>("scout"));
    }
}
