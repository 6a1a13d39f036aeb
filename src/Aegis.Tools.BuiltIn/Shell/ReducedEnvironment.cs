namespace Aegis.Tools.BuiltIn;

/// <summary>What a program sees of this process' environment: what was listed, so that no key reaches it by accident.</summary>
internal static class ReducedEnvironment
{
    public static Dictionary<string, string> Of(ShellToolsOptions options)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in options.InheritedVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        foreach (var (name, value) in options.Variables)
        {
            variables[name] = value;
        }

        return variables;
    }
}
