namespace Aegis.Graph;

internal static class Placeholder;
