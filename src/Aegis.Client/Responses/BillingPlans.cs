namespace Aegis.Client;

internal sealed record BillingPlans
{
    public required BillingPlan[] Plans { get; init; }
}
