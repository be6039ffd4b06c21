using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace Leadline.Modularity.Access;

[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeOpenedByAttribute(Role allowed) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Role Allowed => allowed;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
        [new AssertionRequirement(context => Caller.From(context.User)?.Is(allowed) == true)];
}
