using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>What stands between a pipeline and one of its agents.</summary>
/// <param name="Field">The field that holds it, beside the agents.</param>
/// <param name="Policies">From the outside in.</param>
/// <param name="Fallback">What is called when the agent has failed for good; null for nothing.</param>
internal sealed record PolicyStep(string Field, EquatableArray<Policy> Policies, FallbackMethod? Fallback)
{
    /// <summary>The attributes, wherever they stand.</summary>
    public IEnumerable<string> GraphTexts =>
        Policies.Select(policy => policy.Text).Concat(Fallback is null ? [] : [$"Fallback({Fallback.Name})"]);

    /// <summary>The attributes, for a comment.</summary>
    public IEnumerable<string> Texts =>
        Policies
            .Select(policy => policy.IsOfAssembly ? $"[assembly: {policy.Text}]" : $"[{policy.Text}]")
            .Concat(Fallback is null ? [] : [$"[Fallback({Fallback.Name})]"]);
}
