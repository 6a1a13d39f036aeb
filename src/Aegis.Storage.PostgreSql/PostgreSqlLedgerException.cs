using System.Data.Common;

namespace Aegis.Storage;

/// <summary>The store can not be used, and what to do about it. For a single operation it means "unknown", as any error does.</summary>
public sealed class PostgreSqlLedgerException : DbException
{
    /// <summary>An error.</summary>
    /// <param name="message">What is wrong and what to do; never with a password.</param>
    /// <param name="innerException">What the driver says.</param>
    public PostgreSqlLedgerException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <inheritdoc/>
    public override bool IsTransient => InnerException is DbException { IsTransient: true };

    /// <inheritdoc/>
    public override string? SqlState => (InnerException as DbException)?.SqlState;
}
