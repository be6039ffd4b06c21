using Leadline.Accreditation.Places;
using Leadline.Primitives;

namespace Leadline.Accreditation.Pages;

internal static class PlaceQueries
{
    /// <summary>The places that are held, of one framework agreement or of one lot of it; all without one.</summary>
    internal static IQueryable<Place> Narrowed(this IQueryable<Place> places, Guid? framework, string? lot)
    {
        places = places.Where(p => p.To == null);
        if (framework is not { } id)
            return places;
        var frameworkId = new FrameworkId(id);
        places = places.Where(p => p.FrameworkId == frameworkId);
        return lot is null ? places : places.Where(p => p.LotNumber == lot);
    }
}
