using System.Text.Json;
using Aegis.Tools;
using NJsonSchema;

namespace Aegis.Tests.Tools.Judged;

/// <summary>An independent implementation of JSON schema says what fits.</summary>
public sealed class JudgedShapeTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomValues_AreTakenExactlyWhenTheyFitTheSchema(int seed)
    {
        var random = new Random(seed);
        var (taken, refused) = (0, 0);
        for (var round = 0; round < 50; round++)
        {
            var schema = new RandomSchema(random).Object(3);
            var shape = JsonShape.Parse(schema.ToJsonString());
            var judge = await JsonSchema.FromJsonAsync(schema.ToJsonString(), TestContext.Current.CancellationToken);
            for (var attempt = 0; attempt < 20; attempt++)
            {
                var text = new RandomValue(random).Next(schema)?.ToJsonString() ?? "null";
                var check = new JsonCheck();
                shape.Check(JsonDocument.Parse(text).RootElement, check);
                Assert.True(
                    judge.Validate(text).Count == 0 == check.IsValid,
                    $"{(check.IsValid ? "taken" : "refused")}: {text}\nschema: {schema.ToJsonString()}\n"
                        + string.Join("\n", check.Problems)
                );
                _ = check.IsValid ? taken++ : refused++;
            }
        }

        Assert.True(taken > 100, $"taken: {taken}");
        Assert.True(refused > 100, $"refused: {refused}");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];
}
