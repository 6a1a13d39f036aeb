using Aegis;
using Aegis.Turns;

namespace SupportDesk.Desks;

/// <summary>Hands tickets to the desk that can do something about them, and answers customers.</summary>
public partial class Reception
{
    public const string Name = "reception";

    /// <summary>Send a ticket to the desk that it is for.</summary>
    [Tool]
    public static async Task<string> TriageAsync(Ticket ticket, AgentLoop loop, CancellationToken cancellationToken)
    {
        var (desk, turn) = ticket.Refund is { } amount
            ? (Billing.Name, (Turn)Billing.Turns.Refund(ticket.Id, amount))
            : (Technical.Name, Technical.Turns.Diagnose(ticket.Id, ticket.Text));
        await loop.SendAsync(desk, turn, cancellationToken);
        return $"{ticket.Id} goes to {desk}";
    }

    /// <summary>Answer the customer, and close the ticket.</summary>
    [Tool]
    public static string Close(string ticket, string answer) => $"{ticket} closed: {answer}";
}

/// <summary>What a customer wants.</summary>
/// <param name="Id">The number of the ticket.</param>
/// <param name="Text">What the customer has written.</param>
/// <param name="Refund">The money that the customer wants back, if it is about that.</param>
public sealed record Ticket(string Id, string Text, decimal? Refund = null);
