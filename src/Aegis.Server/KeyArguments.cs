using Aegis.AspNetCore;

namespace Aegis.Server;

/// <summary>The arguments of <c>create-key</c>: which key, and settings of the server as it takes them itself.</summary>
/// <param name="Wanted">The key.</param>
/// <param name="Settings">The rest, for the configuration.</param>
internal sealed record KeyArguments(AegisKeyOptions Wanted, string[] Settings)
{
    private const string Usage =
        "Usage: aegis-server create-key [--tenant default] [--name operator] [--scopes admin,…] [--person] [--Aegis:Setting=value …]";

    /// <exception cref="ArgumentException">They can not be meant.</exception>
    public static KeyArguments Parse(IEnumerable<string> arguments)
    {
        var wanted = new AegisKeyOptions();
        var settings = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            var (option, given) = argument.Split('=', 2) is [var left, var right] ? (left, right) : (argument, null);
            string Value() =>
                given
                ?? (
                    rest.TryDequeue(out var next) && !next.StartsWith("--", StringComparison.Ordinal)
                        ? next
                        : throw Fault($"{option} needs a value.")
                );
            if (option.StartsWith($"--{SettingsReader.Section}:", StringComparison.OrdinalIgnoreCase))
            {
                settings.Add($"{option}={Value()}");
                continue;
            }

            if (!seen.Add(option))
            {
                throw Fault($"{option} is there twice.");
            }

            switch (option)
            {
                case "--tenant":
                    wanted.Tenant = Value();
                    break;
                case "--name":
                    wanted.Name = Value();
                    break;
                case "--scopes":
                    wanted.Scopes = Value().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "--person" when given is null:
                    wanted.IsPerson = true;
                    break;
                default:
                    throw Fault($"'{argument}' is no argument of create-key.");
            }
        }

        return wanted.Fault() is { } fault ? throw Fault(fault) : new KeyArguments(wanted, [.. settings]);
    }

    private static ArgumentException Fault(string what) => new($"{what} {Usage}");
}
