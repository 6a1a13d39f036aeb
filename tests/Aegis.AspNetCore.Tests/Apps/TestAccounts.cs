using System.Net;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>Accounts as their owners make them, over HTTP.</summary>
internal static class TestAccounts
{
    public static Task<TestAccount> SignUpAsync(this TestApp app) => app.Client.SignUpAsync();

    public static async Task<TestAccount> SignUpAsync(this HttpClient client)
    {
        var answer = await client.AskAsync(Calls.Post("/api/v1/accounts/signup", """{"name":"Acme"}""", tenant: null));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return new TestAccount(answer["tenant_id"]!, answer["key_id"]!, answer["api_key"]!, answer);
    }

    public static Task<TestKey> AddKeyAsync(
        this TestApp app,
        string admin,
        string principal,
        string kind,
        string scopes
    ) => app.Client.AddKeyAsync(admin, principal, kind, scopes);

    public static async Task<TestKey> AddKeyAsync(
        this HttpClient client,
        string admin,
        string principal,
        string kind,
        string scopes
    )
    {
        var list = string.Join(',', scopes.Split(' ').Select(static scope => $"\"{scope}\""));
        var body = $$"""{"principal":"{{principal}}","kind":"{{kind}}","scopes":[{{list}}]}""";
        var answer = await client.AskAsync(Calls.Post("/api/v1/accounts/keys", body, bearer: admin));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return new TestKey(answer.Json.GetProperty("key").GetProperty("key_id").GetString()!, answer["api_key"]!);
    }
}

internal sealed record TestAccount(string Tenant, string KeyId, string Key, Answer Answer);

internal sealed record TestKey(string Id, string Key);
