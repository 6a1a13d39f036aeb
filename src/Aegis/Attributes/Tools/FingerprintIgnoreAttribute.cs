namespace Aegis;

/// <summary>
/// Marks an argument of a tool that does not tell one action from another, such as a remark that a model words anew each time: a
/// call that repeats another is taken for the same whatever it says there. The method is given it all the same.
/// </summary>
/// <remarks>Not so with <see cref="RequiresApprovalAttribute"/>: people allow a call with all of its arguments.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FingerprintIgnoreAttribute : Attribute;
