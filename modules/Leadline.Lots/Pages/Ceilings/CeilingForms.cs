using Leadline.Ui;

namespace Leadline.Lots.Pages.Ceilings;

/// <summary>What was typed to raise a ceiling.</summary>
internal sealed class RaiseForm
{
    /// <summary>Stands for the framework agreement's own ceiling among the lots' numbers.</summary>
    internal const string Whole = "-";

    /// <summary>The lot, or <see cref="Whole"/>.</summary>
    public string? LotNumber { get; set; }

    public string? Amount { get; set; }

    public string? Ground { get; set; }

    public string? NoticeReference { get; set; }

    public TypedDate NoticeOn { get; set; } = new();

    public string? Reason { get; set; }
}

/// <summary>What was chosen for a proposed raise.</summary>
internal sealed class DecisionForm
{
    /// <summary>The raise.</summary>
    public string? Raise { get; set; }

    /// <summary><c>confirm</c> or <c>refuse</c>.</summary>
    public string? Act { get; set; }

    public string? Reason { get; set; }
}
