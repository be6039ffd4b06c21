using Microsoft.AspNetCore.Routing;

namespace Leadline.Modularity;

/// <summary>One bounded context of the product. The host names the modules in one list and knows no more of them than this.</summary>
public interface IModule
{
    /// <summary>The module's schema in the database, in snake case: <c>call_off</c>.</summary>
    string Name { get; }

    /// <summary>Registers the module's services, its store, its handlers and its due work.</summary>
    void Register(ModuleRegistration module);

    /// <summary>Maps the module's routes below <c>/api/v1</c>. Every one declares who may call it.</summary>
    void Map(IEndpointRouteBuilder api);

    /// <summary>Maps what browsers call outside pages, from the root of the site; nothing unless a module says so.</summary>
    void MapSite(IEndpointRouteBuilder site)
    {
    }
}
