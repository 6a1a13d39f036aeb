namespace Aegis.Runs;

/// <summary>A call whose result is kept, as its tool knows it.</summary>
internal sealed class ToolDispatch(AgentJournal journal, int call)
{
    /// <summary>Whether nobody could tell afterwards if the method was called, so that it is noted before.</summary>
    public bool IsNoted { get; set; }

    /// <summary>Is told right before the method is called.</summary>
    public Task NoteAsync() => IsNoted ? journal.DispatchAsync(call) : Task.CompletedTask;
}
