namespace Leadline.Lots.Frameworks;

/// <summary>Where a framework agreement stands in its life.</summary>
internal enum FrameworkState
{
    /// <summary>Published, and not open to tenders: not yet, or no longer because its tender was withdrawn.</summary>
    Published,

    /// <summary>Suppliers tender to join.</summary>
    OpenToTenders,

    /// <summary>The time for tenders is over; they are evaluated.</summary>
    Evaluating,

    /// <summary>Those who tendered have been told the outcome, and may challenge it.</summary>
    Standstill,

    /// <summary>Buyers call off.</summary>
    Live,

    /// <summary>No new call-offs; those made run on.</summary>
    Closed,

    /// <summary>Over for good.</summary>
    Ended,
}

/// <summary>A step of a framework agreement's life, named by what it leads to; some lead back.</summary>
internal enum FrameworkStep
{
    /// <summary>A version of the document is published: the first one makes the agreement.</summary>
    Publication,

    /// <summary>Suppliers may tender.</summary>
    Tendering,

    /// <summary>Undone: the tender is withdrawn, and no place comes of it.</summary>
    TenderingWithdrawal,

    /// <summary>Tendering is over; or, from the standstill, undone: the evaluation is taken up again.</summary>
    Evaluation,

    /// <summary>Those who tendered are told the outcome.</summary>
    Standstill,

    /// <summary>Buyers may call off; or, where it had closed, undone: again.</summary>
    Live,

    /// <summary>Suppliers may tender to join while it is live: an open framework is re-opened to them.</summary>
    Joining,

    /// <summary>The time to join is over again.</summary>
    JoiningClosure,

    /// <summary>No new call-offs.</summary>
    Closure,

    /// <summary>For good.</summary>
    End,

    /// <summary>A draft is published for comment, before anything is tendered.</summary>
    ScopePublication,

    /// <summary>Undone: a draft scope is withdrawn.</summary>
    ScopeWithdrawal,

    /// <summary>Another authority is offered the agreement, to run it from a day on.</summary>
    Succession,
}
