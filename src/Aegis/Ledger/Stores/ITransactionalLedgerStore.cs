using System.Data.Common;

namespace Aegis.Ledger;

/// <summary>A store in a database that effects may write to in the transaction that commits the operation.</summary>
public interface ITransactionalLedgerStore : ILedgerStore
{
    /// <summary>Begins a transaction of its own connection.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The transaction.</returns>
    ValueTask<ILedgerTransaction> BeginTransactionAsync(CancellationToken cancellationToken);
}

/// <summary>A transaction of a store's database. Disposing of it without a commit undoes all of it.</summary>
public interface ILedgerTransaction : IAsyncDisposable
{
    /// <summary>What the effect writes in.</summary>
    DbTransaction Transaction { get; }

    /// <inheritdoc cref="ILedgerStore.TransitionAsync"/>
    ValueTask<OperationRecord?> TransitionAsync(OperationTransition transition, CancellationToken cancellationToken);

    /// <summary>Makes all of it durable.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is.</returns>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
