using System.Security.Cryptography;
using System.Text;
using Aegis.Ledger;

namespace Aegis.Runs;

/// <summary>Somebody wants to begin a run, or to go on with it.</summary>
public sealed record RunStart
{
    /// <summary>Whose it is: 1 to 128 bytes of UTF-8.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its id: 1 to 255 bytes of UTF-8.</summary>
    public required string RunId { get; init; }

    /// <summary>The name of the pipeline's class.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The agents, edges, outputs and inputs of the pipeline, a line each, in ordinal order.</summary>
    public required string Shape { get; init; }

    /// <summary>The inputs, a line each: the name, a colon, and the SHA-256 of the value's canonical JSON.</summary>
    public required string Inputs { get; init; }

    /// <summary>Who wants it: another name for each attempt.</summary>
    public required string Owner { get; init; }

    /// <summary>How long it is the owner's without a sign of life.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>The SHA-256 of <see cref="Shape"/> in hexadecimal digits.</summary>
    public string ShapeHash => HashOf(Shape);

    /// <summary>The SHA-256 of <see cref="Inputs"/> in hexadecimal digits.</summary>
    public string InputsHash => HashOf(Inputs);

    private static string HashOf(string text) => Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
