namespace Aegis.Turns;

/// <summary>
/// Makes a method a <see cref="TurnHook"/>. Its class, which has to be <c>partial</c>, gets a property <c>Hooks</c> with all of them. The method
/// takes a <see cref="HookContext"/>, a <see cref="CancellationToken"/>, both or nothing, and returns <see langword="void"/>,
/// <see cref="Task"/> or <see cref="ValueTask"/>. Several points are several attributes.
/// </summary>
/// <param name="point">Where it is called.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class HookAttribute(HookPoint point) : Attribute
{
    /// <summary>Where it is called.</summary>
    public HookPoint Point { get; } = point;
}
