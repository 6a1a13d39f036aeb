namespace Aegis.Ledger;

/// <summary>The records of an operation, and what is said about them elsewhere.</summary>
internal sealed class OperationTrail
{
    public List<AuditRecord> Records { get; } = [];

    public List<SealedOperation> Covers { get; } = [];

    /// <summary>The number of the last record that no seal covers, as the list of those has it; 0 when it has none.</summary>
    public int Unsealed { get; set; }

    public int Last => Records is [.., var last] ? Math.Max(last.Sequence, 0) : 0;

    public int SealedUpTo => Covers.Count == 0 ? 0 : Covers.Max(static cover => cover.Sequence);

    /// <summary>Whether its end is not the one that the seals and the list of what is unsealed tell of.</summary>
    public bool EndsOddly => Last > Math.Max(SealedUpTo, Unsealed) || Unsealed > Last;

    /// <summary>Each record follows the one before, and each that was sealed is there as it was.</summary>
    public IEnumerable<string> Faults => OfRecords().Concat(OfCovers());

    private IEnumerable<string> OfRecords()
    {
        ReadOnlyMemory<byte>? previous = null;
        var next = 1;
        foreach (var record in Records)
        {
            if (record.Damage is { } damage)
            {
                yield return damage;
            }
            else
            {
                foreach (var fault in OfRecord(record, next, previous))
                {
                    yield return $"Operation {record.OperationId}: record {record.Sequence}: {fault}";
                }
            }

            previous = record.Damage is null ? record.Hash : null;
            next = Math.Max(record.Sequence, 0) + 1;
        }
    }

    private static IEnumerable<string> OfRecord(AuditRecord record, int expected, ReadOnlyMemory<byte>? previous)
    {
        if (record.Sequence != expected)
        {
            yield return $"the one before, {record.Sequence - 1}, is missing.";
        }
        else if (previous is { } hash && !hash.Span.SequenceEqual(record.PreviousHash.Span))
        {
            yield return "it does not follow the one before.";
        }

        if (AuditChain.FaultOf(record) is { } fault)
        {
            yield return fault;
        }
    }

    private IEnumerable<string> OfCovers()
    {
        foreach (var cover in Covers)
        {
            var record = Records.Find(record => record.Sequence == cover.Sequence);
            if (cover.Damage is { } damage)
            {
                yield return damage;
            }
            else if (record is null)
            {
                yield return $"Operation {cover.OperationId}: record {cover.Sequence} was sealed and is missing.";
            }
            else if (record.Damage is null && !record.Hash.Span.SequenceEqual(cover.Hash.Span))
            {
                yield return $"Operation {cover.OperationId}: record {cover.Sequence} is not the one that was sealed.";
            }
        }
    }
}
