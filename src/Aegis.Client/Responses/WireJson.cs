using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>The shapes on the wire, in snake_case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [
        typeof(KnownWordConverter<Decision>),
        typeof(KnownWordConverter<OperationState>),
        typeof(KnownWordConverter<OperationPhase>),
    ]
)]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(OperationStatus))]
[JsonSerializable(typeof(PendingPage))]
[JsonSerializable(typeof(UsageReport))]
[JsonSerializable(typeof(BillingPlans))]
internal sealed partial class WireJson : JsonSerializerContext;
