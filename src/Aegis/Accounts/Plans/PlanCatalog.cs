namespace Aegis.Accounts;

/// <summary>The plans there are.</summary>
public sealed class PlanCatalog
{
    private readonly Dictionary<string, Plan> byId = new(StringComparer.Ordinal);

    /// <summary>A catalog.</summary>
    /// <param name="plans">The plans; new tenants get the first.</param>
    /// <exception cref="ArgumentException">There are none, or a plan says what can not be.</exception>
    public PlanCatalog(IEnumerable<Plan> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        Plans = [.. plans];
        if (Plans.Count == 0)
        {
            throw new ArgumentException("There is no plan. New tenants get the first.", nameof(plans));
        }

        foreach (var plan in Plans)
        {
            ThrowIfUnfit(plan);
            if (!byId.TryAdd(plan.Id, plan))
            {
                throw new ArgumentException($"There are two plans '{plan.Id}'.", nameof(plans));
            }
        }
    }

    /// <summary>
    /// What is offered unless somebody says otherwise: <c>free</c> (100 events a month), <c>team</c> (50,000 at 0.002 USD) and
    /// <c>scale</c> (no limit, 0.001 USD each).
    /// </summary>
    public static PlanCatalog Standard { get; } =
        new([
            new() { Id = "free", EventsPerMonth = 100 },
            new()
            {
                Id = "team",
                EventsPerMonth = 50_000,
                PricePerEvent = 0.002m,
                LiveKeys = 50,
            },
            new()
            {
                Id = "scale",
                PricePerEvent = 0.001m,
                LiveKeys = 200,
            },
        ]);

    /// <summary>All, in the order in which they were given.</summary>
    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>What new tenants get.</summary>
    public Plan First => Plans[0];

    /// <summary>Looks a plan up.</summary>
    /// <param name="id">Which.</param>
    /// <returns>The plan; none when there is none.</returns>
    public Plan? Find(string id) => byId.GetValueOrDefault(id);

    private static void ThrowIfUnfit(Plan plan)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(plan.Id);
        var fault =
            plan.EventsPerMonth < 0 ? $"{plan.EventsPerMonth} events a month"
            : plan.PricePerEvent < 0 ? $"a price of {plan.PricePerEvent}"
            : plan.LiveKeys < 1 ? $"{plan.LiveKeys} live keys"
            : plan.Currency.Length != 3 ? $"the currency '{plan.Currency}'"
            : null;
        if (fault is not null)
        {
            throw new ArgumentException($"The plan '{plan.Id}' has {fault}, which can not be.", nameof(plan));
        }
    }
}
