namespace Aegis.Benchmarks;

/// <summary>What <see cref="PairedRounds"/> found: medians of nanoseconds a run and of the rounds' ratios, and mean bytes a run.</summary>
internal sealed record Comparison(
    double BaselineNanoseconds,
    double CandidateNanoseconds,
    double Ratio,
    double BaselineBytes,
    double CandidateBytes
);
