namespace Aegis;

/// <summary>
/// Marks the argument of a tool that says which action this is, such as an order's number: two calls with the same key are
/// one action, and never run at the same time.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IdempotencyKeyAttribute : Attribute;
