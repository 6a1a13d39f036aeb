using System.Runtime.CompilerServices;

namespace Aegis.Providers.Tests;

/// <summary>The tests know of no key of whoever runs them: none is sent anywhere, and what is said without one can be seen.</summary>
internal static class NoKeys
{
    [ModuleInitializer]
    internal static void Forget()
    {
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", null);
        Environment.SetEnvironmentVariable("ANTHROPIC_API_KEY", null);
    }
}
