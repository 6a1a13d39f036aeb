using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Aegis.Usage;

// every event, for whoever counts elsewhere
public sealed partial class UsageReports
{
    private const int PageSize = 500;

    /// <summary>Reads events in the order of tenant, time and id, a page at a time.</summary>
    /// <param name="period">Of which time.</param>
    /// <param name="filter">Which events. Default: all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The events.</returns>
    public async IAsyncEnumerable<UsageEvent> ReadAsync(
        UsagePeriod period,
        UsageFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<UsageEvent> page;
        UsageEvent? last = null;
        do
        {
            page = await store
                .ReadAsync(filter ?? UsageFilter.None, period, last, PageSize, cancellationToken)
                .ConfigureAwait(false);
            foreach (var usage in page)
            {
                yield return last = usage;
            }
        } while (page.Count == PageSize);
    }

    /// <summary>
    /// Writes events as CSV: RFC 4180 in UTF-8, with a line of names, times as of ISO 8601 and numbers with a point. A text that a
    /// spreadsheet would take for a formula has a <c>'</c> before it.
    /// </summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="period">Of which time.</param>
    /// <param name="filter">Which events. Default: all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When all are written.</returns>
    public async Task WriteCsvAsync(
        Stream output,
        UsagePeriod period,
        UsageFilter? filter = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await using var disposed = writer.ConfigureAwait(false);
        await writer.WriteAsync(UsageCsv.Header.AsMemory(), cancellationToken).ConfigureAwait(false);
        await foreach (var usage in ReadAsync(period, filter, cancellationToken).ConfigureAwait(false))
        {
            await writer.WriteAsync(UsageCsv.LineOf(usage).AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes events as a JSON array, with the names of the CSV's columns. Costs are numbers, to the last decimal.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="period">Of which time.</param>
    /// <param name="filter">Which events. Default: all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When all are written.</returns>
    public async Task WriteJsonAsync(
        Stream output,
        UsagePeriod period,
        UsageFilter? filter = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new Utf8JsonWriter(output);
        await using var disposed = writer.ConfigureAwait(false);
        writer.WriteStartArray();
        await foreach (var usage in ReadAsync(period, filter, cancellationToken).ConfigureAwait(false))
        {
            UsageJson.Write(writer, usage);
            if (writer.BytesPending > 32_768)
            {
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        writer.WriteEndArray();
    }
}
