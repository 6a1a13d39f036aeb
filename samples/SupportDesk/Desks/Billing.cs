using System.Globalization;
using Aegis;
using Aegis.Turns;

namespace SupportDesk.Desks;

/// <summary>Gives money back; a large sum waits until somebody has had a look.</summary>
public partial class Billing
{
    public const string Name = "billing";

    private const decimal Limit = 100;

    /// <summary>Pay a small sum out at once, and a large one once somebody has allowed it.</summary>
    [Tool]
    public static async Task<object> RefundAsync(string ticket, decimal amount, AgentLoop loop)
    {
        if (amount <= Limit)
        {
            return await PayOutAsync(ticket, amount, loop);
        }

        // the turn that is returned is queued, and stays there until somebody resumes the loop
        loop.Pause();
        return Turns.PayOut(ticket, amount);
    }

    /// <summary>Pay money out.</summary>
    [Tool]
    public static async Task<string> PayOutAsync(string ticket, decimal amount, AgentLoop loop)
    {
        var answer = string.Create(CultureInfo.InvariantCulture, $"{amount} refunded");
        await loop.SendAsync(Reception.Name, Reception.Turns.Close(ticket, answer));
        return $"{ticket} {answer}";
    }
}
