namespace Aegis.Runs;

/// <summary>Is told right before a method is called of which nobody could tell afterwards whether it was.</summary>
internal sealed class ToolDispatch(AgentJournal journal, int call)
{
    public Task NoteAsync() => journal.DispatchAsync(call);
}
