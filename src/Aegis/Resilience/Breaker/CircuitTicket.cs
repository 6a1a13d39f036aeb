namespace Aegis.Resilience;

/// <summary>
/// What a circuit gives to a call that it lets through, and takes back with the call's verdict. A verdict counts only while
/// the circuit is still in the phase in which it gave the ticket; so an old call can not close a circuit that broke since.
/// </summary>
/// <remarks>The default value belongs to no call; reporting on it does nothing.</remarks>
public readonly record struct CircuitTicket
{
    internal CircuitTicket(long generation, bool isProbe)
    {
        Generation = generation;
        IsProbe = isProbe;
    }

    /// <summary>Whether the call is the one that tries whether the circuit can be closed.</summary>
    public bool IsProbe { get; }

    /// <summary>The phase of the circuit; 0 in the default value, and never in a circuit.</summary>
    internal long Generation { get; }
}
