using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Runs;

/// <summary>A call of a tool whose result is kept.</summary>
internal static class JournaledCall
{
    private const string InDoubt =
        "It was called before this run was interrupted, and whether it took effect is unknown. It was not called again. Do not "
        + "call it again for the same unless you can make sure that it did not take effect.";

    public static async ValueTask<ToolOutcome> RunAsync(
        AgentJournal journal,
        FunctionCallContent call,
        int number,
        Func<ToolDispatch, ValueTask<ToolOutcome>> make
    )
    {
        if (journal.IsInDoubt(number))
        {
            // kept as no result: it stays in doubt, also for a model that is asked anew because this one failed
            journal.ReportDoubt(call.Name);
            return ToolErrors.Refusal(call.Name, InDoubt);
        }

        var outcome = await make(new ToolDispatch(journal, number)).ConfigureAwait(false);
        await journal.ReturnAsync(number, outcome).ConfigureAwait(false);
        return outcome;
    }
}
