namespace Aegis.CodeFixes;

internal static class Placeholder;
