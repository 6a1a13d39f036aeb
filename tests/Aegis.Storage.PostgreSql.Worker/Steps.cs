using System.Data.Common;
using Aegis.Ledger;
using Npgsql;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Worker;

/// <summary>What somebody does who carries operations out, step by step, with an effect that anybody can count.</summary>
public sealed partial class Steps : IAsyncDisposable
{
    public const string Tenant = "acme";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly OperationResult Done = new("text/plain", "done"u8.ToArray());
    private readonly NpgsqlDataSource database;
    private readonly PostgreSqlLedgerStore store;
    private readonly string owner;
    private readonly Protocol protocol;
    private readonly Halt halt;
    private readonly Action<string>? tell;

    public Steps(string connection, string owner, Protocol protocol, Halt halt, Action<string>? tell = null)
    {
        database = NpgsqlDataSource.Create(connection);
        store = new PostgreSqlLedgerStore(connection);
        (this.owner, this.protocol, this.halt, this.tell) = (owner, protocol, halt, tell);
    }

    public static string KeyOf(int number) => $"key-{number}";

    /// <summary>So that a killed worker was at work, and not at its start.</summary>
    public async Task WarmUpAsync()
    {
        await store.FindByKeyAsync(Tenant, "none", default);
        await CountAsync("none");
    }

    public async Task RunAsync(int number)
    {
        halt.At(Halt.BeforeClaim);
        var claim = new OperationClaim
        {
            Id = Guid.NewGuid(),
            Tenant = Tenant,
            Key = KeyOf(number),
            Thread = "run",
            Operation = "charge",
            Effect = (number % 3) switch
            {
                0 => ToolEffect.AtMostOnce,
                1 => ToolEffect.Queryable,
                _ => ToolEffect.Transactional,
            },
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = owner,
            Lease = Lease,
        };
        var has = await store.ClaimAsync(claim, default);
        if (has.Id == claim.Id)
        {
            await CarryOutAsync(has);
        }
        else
        {
            await ResolveAsync(has);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task CarryOutAsync(OperationRecord claimed)
    {
        halt.At(Halt.Claimed);
        if (protocol == Protocol.NoIntent)
        {
            await AddEffectAsync(claimed, transaction: null);
            halt.At(Halt.Effect);
        }

        if (await store.TransitionAsync(new Begin(claimed.Handle, owner, Lease), default) is { } begun)
        {
            halt.At(Halt.Begun);
            await FinishAsync(begun);
        }
    }

    private async Task FinishAsync(OperationRecord begun)
    {
        var commit = new Commit(begun.Handle, owner, Done, Kept, Kept);
        if (begun.Effect == ToolEffect.Transactional && protocol == Protocol.Intent)
        {
            await using var transaction = await store.BeginTransactionAsync(default);
            await AddEffectAsync(begun, transaction.Transaction);
            halt.At(Halt.Effect);
            if (await transaction.TransitionAsync(commit, default) is null)
            {
                return;
            }

            await transaction.CommitAsync(default);
        }
        else
        {
            if (protocol == Protocol.Intent)
            {
                await AddEffectAsync(begun, transaction: null);
                halt.At(Halt.Effect);
            }

            if (await store.TransitionAsync(commit, default) is null)
            {
                return;
            }
        }

        tell?.Invoke($"committed {begun.Key}");
        halt.At(Halt.Committed);
    }

    // the table has no constraint, so that it tells the truth
    private async Task AddEffectAsync(OperationRecord operation, DbTransaction? transaction)
    {
        await using var connection = transaction is null ? await database.OpenConnectionAsync() : null;
        await using var command = new NpgsqlCommand(
            "INSERT INTO effect (key, owner) VALUES ($1, $2)",
            connection ?? (NpgsqlConnection)transaction!.Connection!
        );
        command.Parameters.Add(new() { Value = operation.Key });
        command.Parameters.Add(new() { Value = owner });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string key)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM effect WHERE key = $1");
        command.Parameters.Add(new() { Value = key });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
