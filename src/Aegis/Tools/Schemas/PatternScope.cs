namespace Aegis.Tools;

/// <summary>What a <c>pattern</c> has to match.</summary>
internal enum PatternScope
{
    /// <summary>Any part of the text, as JSON schema says.</summary>
    AnyPart,

    /// <summary>The whole text, as <c>[RegularExpression]</c> says, which the schemas of compiled tools come from.</summary>
    WholeText,
}
