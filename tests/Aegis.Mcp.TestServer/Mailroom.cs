using System.ComponentModel.DataAnnotations;

namespace Aegis.Mcp.TestServer;

/// <summary>A toolset as a developer writes it.</summary>
public static partial class Mailroom
{
    /// <summary>What it costs to send a parcel.</summary>
    /// <param name="parcel">What to send.</param>
    /// <param name="speed">How soon it has to be there.</param>
    [Tool(Effect = ToolEffect.ReadOnly)]
    public static Postage PricePostage(Parcel parcel, Speed speed = Speed.Normal) =>
        new(parcel.Grams * (speed == Speed.Express ? 3 : 1), "cent");

    /// <summary>Puts a stamp on a parcel.</summary>
    /// <param name="clock">Nobody registers one.</param>
    [Tool]
    public static string Stamp([Service] StampClock clock) => clock.Day;

    public enum Speed
    {
        Normal,
        Express,
    }

    public sealed record Parcel(string To, [property: Range(1, 20_000)] int Grams);

    public sealed record Postage(int Amount, string Unit);

    public sealed record StampClock(string Day);
}
