using Leadline.Modularity.Access;
using Leadline.Primitives;
using Leadline.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Leadline.Directory.Pages.OwnOrganisation;

/// <summary>The part of a form that says which roles, on what, until when and why.</summary>
internal class RoleTerms
{
    public List<string> Roles { get; set; } = [];

    /// <summary>The last day on which they hold.</summary>
    public TypedDate Until { get; set; } = new();

    /// <summary>The identifier of the one call-off that they are for.</summary>
    public string? CallOff { get; set; }

    public string? Reason { get; set; }

    /// <summary>What can be chosen.</summary>
    [BindNever]
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Whether there are roles to be held on one call-off.</summary>
    [BindNever]
    public bool OnCallOffs { get; private set; }

    /// <summary>Whether they must end some day.</summary>
    public virtual bool MustEnd => false;

    internal void Offer(string kind, ModuleText<DirectoryModule> text, Role except = Role.None) =>
        (Choices, OnCallOffs) = (RoleChoices.OfKind(kind, text, except), OrganisationKinds.MayBuy(kind));
}
