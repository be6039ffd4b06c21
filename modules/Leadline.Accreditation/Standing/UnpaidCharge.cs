using Leadline.Primitives;

namespace Leadline.Accreditation.Standing;

/// <summary>A management charge that a supplier has not paid in time: a ground of removal, held against it until it is paid.</summary>
/// <remarks>Source: the removal grounds of the 2018 framework tender (S1-23). The overdue and the paid message may come in any order.</remarks>
internal sealed class UnpaidCharge(InvoiceId id, FrameworkId frameworkId, OrganisationId supplier)
{
    public InvoiceId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public OrganisationId Supplier { get; private set; } = supplier;

    public string Number { get; set; } = "";

    public Money Outstanding { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateOnly? PaidOn { get; set; }

    /// <summary>Holds it against whoever stands in the supplier's place now.</summary>
    public void HeldAgainst(OrganisationId successor) => Supplier = successor;
}
