namespace Aegis.AspNetCore.Problems;

/// <summary>Problems that more than one place answers with, so that their bytes are the same.</summary>
internal static class Refusals
{
    public static Problem NotFound() =>
        new(ProblemTypes.NotFound, "Nothing of this id or address is there for this caller.");

    public static Problem Malformed(string detail) => new(ProblemTypes.Malformed, detail);

    public static Problem Unauthenticated() =>
        new Problem(ProblemTypes.Unauthenticated, "Send a valid key: Authorization: Bearer sk_live_…").WithHeader(
            "WWW-Authenticate",
            "Bearer"
        );

    public static Problem ScopeMissing(string scope) =>
        new Problem(ProblemTypes.ScopeMissing, $"This takes a key with the scope {scope}.").With("scope", scope);

    public static Problem TooLarge(long limit) => new(ProblemTypes.TooLarge, $"The body may have {limit} bytes.");

    public static Problem Unavailable() =>
        new Problem(
            ProblemTypes.Unavailable,
            "The store can not be asked. What was sent may have taken effect: repeat it with the same key."
        ).RetryAfter(TimeSpan.FromSeconds(2));
}
