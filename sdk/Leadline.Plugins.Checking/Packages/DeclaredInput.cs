namespace Leadline.Plugins.Checking;

/// <summary>What a manifest may ask to be given, extension point by extension point. The host hands over no more than is declared.</summary>
public static class DeclaredInput
{
    private static readonly string[] Buyer = ["buyer"];
    private static readonly string[] Records = ["contracting-process", "charge-invoice", "mi-return"];

    /// <summary>The words that an extension point knows; null where any kebab-case word will do, as for the kinds of evidence.</summary>
    public static IReadOnlyList<string>? WordsOf(string extensionPoint) => extensionPoint switch
    {
        "service-line" or "requirement-check" or "outcome-payment" => Buyer,
        "document-exporter" => Records,
        "evidence-check" => null,
        _ => [],
    };

    /// <summary>Whether at least one word must be given: an exporter of no record and a check of no evidence would never be asked.</summary>
    public static bool MustBeGiven(string extensionPoint) => extensionPoint is "document-exporter" or "evidence-check";
}
