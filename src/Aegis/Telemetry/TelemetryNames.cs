namespace Aegis.Telemetry;

/// <summary>
/// Every name that telemetry bears. The conventions for generative AI are in development: what they rename is renamed here.
/// </summary>
internal static class TelemetryNames
{
    // operations: the first word of a span's name
    public const string InvokeWorkflow = "invoke_workflow";
    public const string InvokeAgent = "invoke_agent";
    public const string Chat = "chat";
    public const string ExecuteTool = "execute_tool";

    // attributes of the conventions
    public const string OperationName = "gen_ai.operation.name";
    public const string ProviderName = "gen_ai.provider.name";
    public const string WorkflowName = "gen_ai.workflow.name";
    public const string AgentId = "gen_ai.agent.id";
    public const string AgentName = "gen_ai.agent.name";
    public const string AgentDescription = "gen_ai.agent.description";
    public const string ConversationId = "gen_ai.conversation.id";
    public const string OutputType = "gen_ai.output.type";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestSeed = "gen_ai.request.seed";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestTopP = "gen_ai.request.top_p";
    public const string RequestTopK = "gen_ai.request.top_k";
    public const string RequestFrequencyPenalty = "gen_ai.request.frequency_penalty";
    public const string RequestPresencePenalty = "gen_ai.request.presence_penalty";
    public const string RequestStopSequences = "gen_ai.request.stop_sequences";
    public const string RequestStream = "gen_ai.request.stream";
    public const string ResponseId = "gen_ai.response.id";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseFinishReasons = "gen_ai.response.finish_reasons";
    public const string ResponseTimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    public const string UsageInputTokens = "gen_ai.usage.input_tokens";
    public const string UsageOutputTokens = "gen_ai.usage.output_tokens";
    public const string UsageCacheReadTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string UsageReasoningTokens = "gen_ai.usage.reasoning.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string ToolName = "gen_ai.tool.name";
    public const string ToolType = "gen_ai.tool.type";
    public const string ToolDescription = "gen_ai.tool.description";
    public const string ToolCallId = "gen_ai.tool.call.id";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";

    // attributes of the conventions that are content
    public const string SystemInstructions = "gen_ai.system_instructions";
    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
    public const string ToolDefinitions = "gen_ai.tool.definitions";
    public const string ToolCallArguments = "gen_ai.tool.call.arguments";
    public const string ToolCallResult = "gen_ai.tool.call.result";

    // values
    public const string Function = "function";
    public const string Input = "input";
    public const string Output = "output";
    public const string ToolError = "tool_error";
    public const string Timeout = "timeout";
    public const string Other = "_OTHER";

    // metrics of the conventions
    public const string TokenUsage = "gen_ai.client.token.usage";
    public const string OperationDuration = "gen_ai.client.operation.duration";
    public const string TimeToFirstChunk = "gen_ai.client.operation.time_to_first_chunk";
    public const string TimePerOutputChunk = "gen_ai.client.operation.time_per_output_chunk";
    public const string WorkflowDuration = "gen_ai.workflow.duration";
    public const string AgentDuration = "gen_ai.invoke_agent.duration";
    public const string AgentInferenceCalls = "gen_ai.invoke_agent.inference_calls";
    public const string AgentToolCalls = "gen_ai.invoke_agent.tool_calls";
    public const string ToolDuration = "gen_ai.execute_tool.duration";

    // Aegis' own
    public const string RunId = "aegis.run.id";
    public const string RunStatus = "aegis.run.status";
    public const string Attempts = "aegis.agent.attempts";
    public const string Attempt = "aegis.attempt";
    public const string RetryDelay = "aegis.retry.delay";
    public const string SkippedBecause = "aegis.skipped_because";
    public const string IsReplayed = "aegis.ledger.replayed";
    public const string Operation = "aegis.operation";
    public const string PoolName = "aegis.pool.name";
    public const string BreakerKey = "aegis.breaker.key";
    public const string RetryEvent = "aegis.agent.retry";
    public const string FallbackEvent = "aegis.agent.fallback";
    public const string SkippedEvent = "aegis.agent.skipped";
    public const string ReplayedEvent = "aegis.agent.replayed";
    public const string PoolQueueLength = "aegis.pool.queue.length";
    public const string PoolActive = "aegis.pool.active";
    public const string BreakerState = "aegis.breaker.state";
    public const string Cost = "aegis.cost";
    public const string LedgerReplays = "aegis.ledger.replays";
    public const string ApprovalWait = "aegis.approval.wait.duration";
}
