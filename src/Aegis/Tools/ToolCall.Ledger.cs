using System.Data.Common;
using Aegis.Ledger;

namespace Aegis.Tools;

// what a call and the ledger tell each other
public sealed partial class ToolCall
{
    private DbTransaction? transaction;

    /// <summary>The transaction that commits the call, to write in; it is there once the method is called.</summary>
    /// <exception cref="InvalidOperationException">There is no ledger, or its store has no transactions.</exception>
    public DbTransaction Transaction
    {
        get => transaction ?? throw WithoutTransaction("there is no ledger");
        internal set => transaction = value;
    }

    /// <summary>Tells whether the call took effect, when it may have; none when nobody can.</summary>
    internal Func<CancellationToken, ValueTask<ProbeAnswer>>? Probe { get; private set; }

    /// <summary>Says how to find out whether the call took effect, should nobody know.</summary>
    /// <typeparam name="TArguments">The type of what was read.</typeparam>
    /// <typeparam name="T">What the tool's method returns, out of its task.</typeparam>
    /// <param name="bound">The arguments that were read; a tuple costs nothing.</param>
    /// <param name="probe">Calls the <see cref="ProbeAttribute"/> method.</param>
    /// <param name="result">How the model is given the result, as it is given that of the method.</param>
    public void ProbeBy<TArguments, T>(
        TArguments bound,
        Func<TArguments, CancellationToken, ValueTask<ProbeAnswer>> probe,
        ToolResult<T> result
    )
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(result);
        Probe = async token =>
        {
            var answer = await probe(bound, token).ConfigureAwait(false);
            return answer.Verdict == ProbeVerdict.Done ? ProbeAnswer.Done(Succeeded(Found<T>(answer), result)) : answer;
        };
    }

    /// <summary>What keeps a transactional tool from being called.</summary>
    internal ToolSetupException WithoutTransaction(string cause) =>
        new(
            $"Tool '{Definition.Name}' is transactional: it writes in the database transaction that its call is recorded in, but "
                + $"{cause}. Register a store in a database: services.AddAegis().UseSqlite(\"…\"), or services.UsePostgreSql(\"…\")."
        );

    private T Found<T>(ProbeAnswer answer) =>
        answer.Result switch
        {
            T value => value,
            null when default(T) is null || typeof(T) == typeof(ToolNothing) => default!,
            var other => throw new ToolSetupException(
                $"The [Probe] of tool '{Definition.Name}' found a result of type "
                    + $"{(other is null ? "null" : Agents.TypeName.Of(other.GetType()))}, but the tool returns "
                    + $"{Agents.TypeName.Of(typeof(T))}. Return ProbeAnswer.Done with what the tool would have returned."
            ),
        };
}
