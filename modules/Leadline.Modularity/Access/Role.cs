namespace Leadline.Modularity.Access;

/// <summary>What somebody may do for an organisation. A person holds roles in an organisation; a program's credential names the ones it may act in.</summary>
/// <remarks>The values are stored: never reuse or renumber one.</remarks>
[Flags]
public enum Role
{
    /// <summary>None: such a caller may do nothing.</summary>
    None = 0,

    /// <summary>Runs this installation; sees no bid and no business secret by that.</summary>
    Operator = 1 << 0,

    /// <summary>Manages the people, roles, delegations and credentials of its own organisation, and nothing of its business.</summary>
    Administrator = 1 << 1,

    /// <summary>Of an authority: writes framework agreements, takes them from step to step and decides tenders.</summary>
    CategoryManager = 1 << 2,

    /// <summary>Of an authority: investigates and assesses tenders and evidence.</summary>
    Assessor = 1 << 3,

    /// <summary>Of an authority: reviews standing each year.</summary>
    Reviewer = 1 << 4,

    /// <summary>Of an authority: issues invoices and records payments.</summary>
    AuthorityFinance = 1 << 5,

    /// <summary>Of an authority: reads the record, and changes nothing.</summary>
    Auditor = 1 << 6,

    /// <summary>Of a buyer: prepares further competitions, invites bids and opens them.</summary>
    ProcurementLead = 1 << 7,

    /// <summary>Of a buyer: marks bids.</summary>
    Evaluator = 1 << 8,

    /// <summary>Of a buyer: settles what evaluators marked differently.</summary>
    Moderator = 1 << 9,

    /// <summary>Of a buyer: awards and signs what others prepared.</summary>
    Approver = 1 << 10,

    /// <summary>Of a supplier: tenders and bids.</summary>
    BidManager = 1 << 11,

    /// <summary>Of a supplier: reports spend and reads invoices.</summary>
    SupplierFinance = 1 << 12,

    /// <summary>Of a supplier: publishes plugins and registers the keys that sign them; of an authority, those that are an authority's alone.</summary>
    PluginPublisher = 1 << 13,
}
