namespace Aegis.Ledger;

/// <summary>What was found wrong: the first in words, the rest counted.</summary>
internal sealed class AuditFaults
{
    private const int Most = 1000;
    private readonly List<string> first = [];
    private long more;

    public IReadOnlyList<string> All => more == 0 ? first : [.. first, $"And {more} more."];

    public void Add(string fault)
    {
        if (first.Count < Most)
        {
            first.Add(fault);
        }
        else
        {
            more++;
        }
    }
}
