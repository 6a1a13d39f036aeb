using Microsoft.Extensions.AI;

namespace Aegis.Usage.Tests.Capture;

[Agent("Write.")]
public partial class Scribe;

/// <summary>Asks by itself, streamed or not.</summary>
[Agent, DependsOn<Scribe>]
public partial class Asker
{
    public async Task<string> RunAsync(string draft, AgentContext context, CancellationToken cancellationToken)
    {
        var text = "";
        await foreach (var update in context.ChatClient!.GetStreamingResponseAsync(draft, null, cancellationToken))
        {
            text += update.Text;
        }

        return text;
    }
}

[Pipeline(typeof(Asker))]
public partial class ScribePipeline;

/// <summary>Tells whether its client is tracked.</summary>
[Agent]
public partial class Holder
{
    public bool Run(AgentContext context) => context.ChatClient!.GetService<UsageTrackingChatClient>() is not null;
}

[Pipeline(typeof(Holder))]
public partial class HolderPipeline;
