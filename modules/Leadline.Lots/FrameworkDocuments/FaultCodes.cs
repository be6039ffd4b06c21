namespace Leadline.Lots.FrameworkDocuments;

/// <summary>The codes of all faults, stable: programs branch on them. frameworks/README.md explains each.</summary>
internal static class FaultCodes
{
    // The file
    internal const string TooLarge = "document-too-large";
    internal const string NotUtf8 = "not-utf-8";
    internal const string ControlCharacter = "control-character";
    internal const string NotYaml = "not-yaml";
    internal const string Empty = "document-empty";
    internal const string SeveralDocuments = "several-documents";
    internal const string Anchor = "anchor-or-alias";
    internal const string Tag = "tag";
    internal const string TooDeep = "too-deep";
    internal const string TooManyValues = "too-many-values";

    // Fields
    internal const string DuplicateField = "duplicate-field";
    internal const string UnknownField = "unknown-field";
    internal const string MissingField = "missing-field";
    internal const string WrongType = "wrong-type";
    internal const string UnknownValue = "unknown-value";
    internal const string DuplicateValue = "duplicate-value";
    internal const string TextLength = "text-length";
    internal const string Shape = "shape";
    internal const string OutOfRange = "out-of-range";
    internal const string TooFew = "too-few";
    internal const string TooMany = "too-many";

    // Meaning
    internal const string NoLot = "no-lot";
    internal const string DuplicateLotNumber = "duplicate-lot-number";
    internal const string DuplicateServiceLine = "duplicate-service-line";
    internal const string UnknownServiceLine = "unknown-service-line";
    internal const string UnusedServiceLine = "unused-service-line";
    internal const string PlacesOrder = "places-order";
    internal const string DuplicateCriterion = "duplicate-criterion";
    internal const string WeightsSum = "weights-sum";
    internal const string SeveralPriceCriteria = "several-price-criteria";
    internal const string CriterionKind = "criterion-kind";
    internal const string MarksOrder = "marks-order";
    internal const string ChargeKind = "charge-kind";
    internal const string DatesOrder = "dates-order";
    internal const string TermOverLimit = "term-over-limit";
    internal const string UnknownRegime = "unknown-regime";
    internal const string RegimeNotInForce = "regime-not-in-force";
    internal const string ForbiddenByRegime = "forbidden-by-regime";
    internal const string UnknownSector = "unknown-sector";
    internal const string ReopeningMissing = "re-opening-missing";
    internal const string DuplicateRegion = "duplicate-region";
    internal const string UnknownRegion = "unknown-region";
    internal const string DuplicateBuyer = "duplicate-buyer";
    internal const string DuplicateService = "duplicate-service";
    internal const string DuplicateCondition = "duplicate-condition";
    internal const string DuplicateOption = "duplicate-option";
    internal const string BoundsOrder = "bounds-order";
    internal const string ConditionMissing = "condition-missing";
    internal const string CeilingOverFramework = "ceiling-over-framework";
    internal const string UnknownLot = "unknown-lot";
    internal const string LotCycle = "lot-cycle";
    internal const string RefinementOrder = "refinement-order";
    internal const string RefinementSum = "refinement-sum";
    internal const string TierDiffers = "tier-differs";
    internal const string ColumnKind = "column-kind";

    // Forms
    internal const string DuplicateItem = "duplicate-item";
    internal const string DuplicateQuestion = "duplicate-question";
    internal const string DuplicateChoice = "duplicate-choice";
    internal const string ReservedCode = "reserved-code";
    internal const string QuestionKind = "question-kind";
    internal const string LimitsOrder = "limits-order";
    internal const string TableInTable = "table-in-table";
    internal const string UnknownQuestion = "unknown-question";
    internal const string AskedWhenKind = "asked-when-kind";
}
