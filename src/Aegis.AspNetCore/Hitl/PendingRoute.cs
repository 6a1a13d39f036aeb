using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Hitl;

/// <summary>GET hitl/pending: what waits for a decision, in pages that do not shift when something is decided meanwhile.</summary>
internal sealed class PendingRoute(LedgerCalls ledger)
{
    public const int PageSize = 100;

    // payloads are long at times: clients read an answer as a whole
    private const int LongestPage = 1 << 20;

    public async Task<IResult> AnswerAsync(HttpContext context, string? cursor)
    {
        var caller = Caller.Required(context);
        var after = cursor is null ? (ApprovalCursor?)null : Parse(cursor);
        var approvals = await ledger
            .ReadAsync(
                (store, token) => store.ListPendingApprovalsAsync(caller.Tenant, after, PageSize + 1, token),
                context.RequestAborted
            )
            .ConfigureAwait(false);
        var items = new List<PendingApproval>(PageSize);
        var length = 0;
        var seen = 0;
        while (seen < approvals.Count && seen < PageSize && length < LongestPage)
        {
            var approval = approvals[seen++];
            var operation = await ledger
                .ReadAsync(
                    (store, token) => store.FindAsync(caller.Tenant, approval.Operation.Id, token),
                    context.RequestAborted
                )
                .ConfigureAwait(false);
            if (operation is not null)
            {
                var item = PendingApproval.Of(caller, approval, operation.Key);
                items.Add(item);
                length += item.Length;
            }
        }

        var next = approvals.Count > seen ? Format(approvals[seen - 1]) : null;
        return ServerJson.Ok(new PendingPage(items, next));
    }

    private static string Format(ApprovalRecord last) =>
        Base64Url.EncodeToString(
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{last.RequestedAt.ToUnixTimeMilliseconds()}:{last.Operation.Id:n}"
                )
            )
        );

    private static ApprovalCursor Parse(string cursor) =>
        cursor.Length <= 100
        && Base64Url.IsValid(cursor)
        && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(':') is [var time, var id]
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && Guid.TryParseExact(id, "n", out var operation)
            ? new ApprovalCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), operation)
            : throw Refusals.Malformed("The cursor is not one that this server gave.").Thrown();
}
