using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Identity;

/// <summary>One of these scopes has to be the caller's. Also metadata of the endpoint, for documents and refusals.</summary>
internal sealed class ScopeRequirement(params string[] anyOf) : IAuthorizationRequirement
{
    public IReadOnlyList<string> AnyOf => anyOf;

    public bool IsMetBy(Caller? caller) => caller is not null && anyOf.Any(caller.Has);
}

internal sealed class ScopeRequirementHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.Resource is HttpContext request && requirement.IsMetBy(request.Features.Get<Caller>()))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
