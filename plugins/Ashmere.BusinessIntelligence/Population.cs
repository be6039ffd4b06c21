using Leadline.Sdk;

namespace Ashmere.BusinessIntelligence;

/// <summary>Whose data it is.</summary>
/// <param name="Places">How many places there are.</param>
/// <param name="Patients">The registered patients of all of them.</param>
internal sealed record Population(int Places, decimal Patients)
{
    private const int UnitOfPrice = 1_000;

    /// <summary>What is charged for: thousands of patients, a begun one counted whole.</summary>
    internal decimal Thousands => Math.Ceiling(Patients / UnitOfPrice);

    internal static Population Of(Requirement requirement)
    {
        var places = requirement.Rows("populations");
        return new Population(places.Count, places.Sum(p => p.Number("patients") ?? 0));
    }
}
