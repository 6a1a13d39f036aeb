using Microsoft.Extensions.AI;

namespace Aegis.Approvals.Tests.Hostile;

/// <summary>An app's services with another model.</summary>
internal sealed class ModelServices(IServiceProvider services, IChatClient model) : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IChatClient) ? model : services.GetService(serviceType);
}
