namespace Aegis.Metrics;

/// <summary>An error as a database gives it: with how many there are of its kind, those of a kind in succession.</summary>
internal sealed record ErrorRow(string Kind, long Total, ErrorExample Example)
{
    /// <summary>The kinds in order, with so many examples each.</summary>
    public static List<ErrorStatistics> Gather(IEnumerable<ErrorRow> rows, int examples) =>
        [
            .. rows.GroupBy(static row => (row.Kind, row.Total))
                .OrderByDescending(static kind => kind.Key.Total)
                .ThenBy(static kind => kind.Key.Kind, StringComparer.Ordinal)
                .Select(kind => new ErrorStatistics(
                    kind.Key.Kind,
                    kind.Key.Total,
                    [.. kind.Take(examples).Select(static row => row.Example)]
                )),
        ];
}
