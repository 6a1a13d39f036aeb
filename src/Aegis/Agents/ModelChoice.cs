namespace Aegis.Agents;

/// <summary>What the app chooses over the model that an agent's attribute names.</summary>
/// <param name="Model">The model; none for the attribute's.</param>
/// <param name="HidesDeclared">
/// Whether the attribute's model does not count: it is one of another provider than the app has chosen.
/// </param>
internal readonly record struct ModelChoice(string? Model, bool HidesDeclared)
{
    /// <summary>The model to ask for; none for the client's own choice.</summary>
    public string? Over(string? declared) => Model ?? (HidesDeclared ? null : declared);
}
