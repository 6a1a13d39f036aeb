using System.Globalization;
using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>What an agent with tools or limits asks its model with beside the message.</summary>
internal static class AgentTools
{
    public static IEnumerable<string> Arguments(AgentPlan plan)
    {
        if (plan.Tools is { } tools)
        {
            yield return tools;
            yield return string.Format(CultureInfo.InvariantCulture, "maxToolRounds: {0}", plan.MaxToolRounds);
            if (plan.MaxOutputTokens != 0)
            {
                yield return string.Format(CultureInfo.InvariantCulture, "maxOutputTokens: {0}", plan.MaxOutputTokens);
            }
        }
    }
}
