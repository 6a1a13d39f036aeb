namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG027 beside an await; see <see cref="ToolTests"/> for the rest.</summary>
public class BlockingToolTests
{
    private const string Doc = "/// <summary>Does it.</summary>\n";

    [Theory]
    [InlineData("await x; return x.Result;")]
    [InlineData("await x.ConfigureAwait(false); return x.Result;")]
    [InlineData("await x; if (token.CanBeCanceled) { return x.GetAwaiter().GetResult(); } return 1;")]
    [InlineData("var y = Task.FromResult(2); await Task.WhenAll(x, y); return x.Result + y.Result;")]
    [InlineData("return await x + x.Result;")]
    [InlineData("if (await x > 1) { return x.Result; } return 1;")]
    [InlineData("try { await x; return x.Result; } finally { token.ThrowIfCancellationRequested(); }")]
    [InlineData("return {|AEG027:x.Result|} + await x;")]
    [InlineData("if (token.CanBeCanceled) { await x; } return {|AEG027:x.Result|};")]
    [InlineData("if (token.CanBeCanceled) await x; return {|AEG027:x.Result|};")]
    [InlineData("var y = Task.FromResult(2); await y; return {|AEG027:x.Result|};")]
    [InlineData("await x; x = Task.FromResult(2); return {|AEG027:x.Result|};")]
    [InlineData("await Task.WhenAny(x); return {|AEG027:x.Result|};")]
    [InlineData("Func<Task<int>> later = async () => await x; return {|AEG027:x.Result|} + await later();")]
    [InlineData("try { await x; } catch (Exception) { } return {|AEG027:x.Result|};")]
    public Task ResultOfATask_IsReadOnceItIsAwaited(string body) =>
        Reports(
            "public partial class Box {\n"
                + Doc
                + $"[Tool] public async Task<int> Do(CancellationToken token) {{ var x = Task.FromResult(1); {body} }} }}"
        );
}
