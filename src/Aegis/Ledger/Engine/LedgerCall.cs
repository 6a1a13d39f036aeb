using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Aegis.Ledger;

/// <summary>One attempt of an action, as its effect knows it.</summary>
public sealed class LedgerCall
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    internal LedgerCall(OperationRecord operation, DbTransaction? transaction = null)
    {
        Operation = operation;
        Transaction = transaction;
        DownstreamKey = KeyOf(operation.Tenant, operation.Id.ToString("n"));
    }

    /// <summary>The operation when it began.</summary>
    public OperationRecord Operation { get; }

    /// <summary>
    /// A key to hand to the remote side, the same for all attempts of the action and for no other: <c>aegis_</c> and 52
    /// letters and digits.
    /// </summary>
    public string DownstreamKey { get; }

    /// <summary>A number that grows with each attempt, for a remote side that turns away what is older than what it has seen.</summary>
    public long Fence => Operation.Fence;

    /// <summary>
    /// The transaction that commits the operation, for the effect to write in. None unless the effect is
    /// <see cref="ToolEffect.Transactional"/>.
    /// </summary>
    public DbTransaction? Transaction { get; }

    /// <summary>A hash, so that it tells nothing of the caller's key and tenants that share an account never meet.</summary>
    internal static string KeyOf(string tenant, string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}|{id}"));
        var text = new StringBuilder("aegis_", 58);
        var (bits, count) = (0, 0);
        foreach (var part in hash)
        {
            (bits, count) = ((bits << 8) | part, count + 8);
            for (; count >= 5; count -= 5)
            {
                text.Append(Base32[(bits >> (count - 5)) & 31]);
            }

            bits &= (1 << count) - 1;
        }

        return text.Append(Base32[(bits << (5 - count)) & 31]).ToString();
    }
}
