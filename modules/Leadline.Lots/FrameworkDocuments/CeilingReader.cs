using Leadline.Lots.FrameworkDocuments.Reading;
using Leadline.Primitives;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads the greatest value of all call-offs together, of a framework agreement or of a lot.</summary>
internal static class CeilingReader
{
    private const string Name = "value-ceiling";

    internal static Money? Read(DocumentFields fields)
    {
        Money? amount = null;
        fields.Checks.Mapping(fields.Find(Name), ceiling =>
        {
            amount = ceiling.Checks.Amount(ceiling.Need("pence"));
            ceiling.SourceText();
            return ceiling;
        });
        return amount;
    }

    /// <summary>A lot's ceiling, which can't be over the framework agreement's.</summary>
    internal static Money? Read(DocumentFields lot, Money? framework)
    {
        var ceiling = Read(lot);
        if (ceiling > framework)
            lot.Checks.Refuse(lot.Value(Name), FaultCodes.CeilingOverFramework,
                $"The lot's ceiling, {ceiling}, is over the framework agreement's, {framework}. Use at most {framework!.Value.Pence} pence.");
        return ceiling;
    }
}
