using System.Globalization;
using System.Text;
using Leadline.Lots.Drafts;
using Leadline.Lots.FrameworkDocuments;
using Leadline.Lots.FrameworkDocuments.Cloning;
using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Lots.ProcedureProfiles;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Leadline.Lots.Frameworks;

/// <summary>Makes the document of a framework agreement's next generation. Nothing is stored.</summary>
internal static class CloneFramework
{
    extension(IEndpointRouteBuilder routes)
    {
        internal void MapCloneFramework() => routes.MapGet("/frameworks/{id:guid}/clone", Handle)
            .WithName(nameof(CloneFramework)).WithSummary("Make the document of the next generation: a new reference, days moved by whole months, the regime of the day on which its procurement begins")
            .Produces<string>(StatusCodes.Status200OK, "application/yaml").Refuses(400, 404)
            .MayBeCalledBy(Role.CategoryManager | Role.Operator);
    }

    /// <param name="id">The framework agreement whose latest version is cloned.</param>
    /// <param name="reference">The reference of the next generation.</param>
    /// <param name="began">The day on which its procurement begins.</param>
    /// <param name="title">Its title; the same where none is named.</param>
    /// <param name="regime">Its procedure profile; it must be named where several are in force on that day, unless the present one is among them.</param>
    /// <param name="db">The module's store.</param>
    /// <param name="stop">Cancels.</param>
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(
        Guid id, [FromQuery] string? reference, [FromQuery] DateOnly? began, [FromQuery] string? title, [FromQuery] string? regime, LotsDbContext db, CancellationToken stop)
    {
        if (await db.Frameworks.FindAsync([new FrameworkId(id)], stop) is not { } framework)
            return Problems.NotFound("framework agreement");
        if (Faults(reference, began, title, framework).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        var reading = FrameworkDocument.Read(Encoding.UTF8.GetBytes(framework.Latest.Document));
        if (reading.Document is not { } document)
            return Problems.Invalid(reading.AsFaults());
        var (text, fault) = DocumentClone.Of(document, framework.Latest.Number, new NextGeneration(reference!, title, began!.Value, regime), ProcedureProfileCatalogue.Shipped);
        return fault is not null
            ? Problems.Invalid(new Fault(fault.Path, fault.Code, fault.Message, fault.Line == 0 ? null : fault.Line, fault.Line == 0 ? null : fault.Column))
            : TypedResults.Text(text, "application/yaml", Encoding.UTF8);
    }

    private static IEnumerable<Fault> Faults(string? reference, DateOnly? began, string? title, FrameworkAgreement framework)
    {
        if (reference is null || !Shapes.IsReference(reference))
            yield return new Fault("/reference", FaultCodes.Shape, Shapes.ReferenceShape);
        else if (reference == framework.Reference)
            yield return new Fault("/reference", "reference-taken", $"{reference} is the agreement itself. The next generation has a reference of its own.");
        if (began is null || began < FieldValues.Earliest || began > FieldValues.Latest)
            yield return new Fault("/began", FaultCodes.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"The day on which the procurement begins is wanted, from {FieldValues.Earliest:O} to {FieldValues.Latest:O}."));
        if (title is not null && (title.Trim().Length is 0 or > Shapes.Title || TextRules.FirstForbidden(title, severalLines: false) is not null))
            yield return new Fault("/title", FaultCodes.TextLength, $"A title of 1 to {Shapes.Title} characters on one line is wanted.");
    }
}
