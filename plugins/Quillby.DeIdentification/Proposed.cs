using Leadline.Sdk;

namespace Quillby.DeIdentification;

/// <summary>The measures that we propose. Their baselines are measured in the first quarter, and agreed before anything is paid by them.</summary>
internal static class Proposed
{
    internal static IEnumerable<OutcomeMeasure> For(Requirement requirement)
    {
        yield return new OutcomeMeasure
        {
            Code = "delivered-on-time", Title = "Data sets handed over on their day", Unit = "per cent", Better = Direction.Higher, Target = 98, VerificationLagDays = 10,
            Source = "The log of deliveries, open to the buyer", Attribution = "A delivery counts where its source had handed over on its own day.",
        };
        yield return new OutcomeMeasure
        {
            Code = "identified-by-intruder", Title = "Records that a motivated intruder identifies", Unit = "per 10,000 records", Better = Direction.Lower, Target = 1, VerificationLagDays = 20,
            Source = "A test each quarter by a tester whom the buyer chooses", Attribution = "The test is of what we handed over, with what is known to the public.",
        };
        if (requirement.IsYes("linkage"))
        {
            yield return new OutcomeMeasure
            {
                Code = "linked-rightly", Title = "Pairs of records that are linked rightly, in a sample", Unit = "per cent", Better = Direction.Higher, Target = 99.5m, VerificationLagDays = 20,
                Source = "A sample of 1,000 pairs that the buyer draws", Attribution = "Pairs whose sources disagree on the NHS number are left out.",
            };
        }

        if (requirement.IsYes("re-identification"))
        {
            yield return new OutcomeMeasure
            {
                Code = "re-identified-in-time", Title = "Requests to re-identify that are answered in time", Unit = "per cent", Better = Direction.Higher, Target = 97, VerificationLagDays = 10,
                Source = "The record of requests, open to the controller", Attribution = "The time runs from the controller's decision.",
            };
        }
    }
}
