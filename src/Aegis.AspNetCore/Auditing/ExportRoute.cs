using System.Globalization;
using System.Text.Json;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Auditing;

/// <summary>GET audit?from&amp;to: all records of a time, one JSON object a line, as long as it takes and no more memory than a page.</summary>
internal sealed class ExportRoute(IAuditStore audit)
{
    private const int PageSize = 500;

    public async Task AnswerAsync(HttpContext context, string? from, string? to)
    {
        var tenant = Caller.Required(context).Tenant;
        var (start, end) = (TimeOf(from, DateTimeOffset.UnixEpoch), TimeOf(to, DateTimeOffset.MaxValue));
        // what can not be read at all is a problem; once lines are out, the connection breaks instead of ending well
        var page = await PageAsync(null).ConfigureAwait(false);
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        while (page.Count > 0)
        {
            foreach (var record in page)
            {
                var line = JsonSerializer.SerializeToUtf8Bytes(AuditEntry.Of(record), ServerJson.Options);
                await context.Response.BodyWriter.WriteAsync(line, context.RequestAborted).ConfigureAwait(false);
                await context
                    .Response.BodyWriter.WriteAsync("\n"u8.ToArray(), context.RequestAborted)
                    .ConfigureAwait(false);
            }

            page = page.Count < PageSize ? [] : await PageAsync(page[^1]).ConfigureAwait(false);
        }

        ValueTask<IReadOnlyList<AuditRecord>> PageAsync(AuditRecord? after) =>
            audit.ReadByTimeAsync(tenant, after, start, end, PageSize, context.RequestAborted);
    }

    private static DateTimeOffset TimeOf(string? text, DateTimeOffset otherwise) =>
        text is null ? otherwise
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
        : throw Refusals.Malformed("from and to are times, such as 2026-11-21T00:00:00Z.").Thrown();
}
