using Leadline.CallOff.Successions;
using Leadline.Primitives;
using Leadline.Sdk;

namespace Leadline.CallOff.DirectAwards;

/// <summary>A direct award, for its buyer: with the requirement and without any quote.</summary>
internal sealed record DirectAwardView(
    CallOffId Id, FrameworkId FrameworkId, int FrameworkVersion, string Reference, string LotNumber, string ServiceLine, OrganisationId Buyer, string Title,
    DateOnly StartsOn, int TermMonths, DirectAwardState State, IReadOnlyList<Answer> Answers, IReadOnlyList<OwnAnswers> OwnAnswers, DateOnly? AskedOn,
    OrganisationId? AwardedTo, Money? AwardedAnnualValue, DateOnly? AwardedOn, DateOnly? StandstillEndsOn, string? CeilingRefusal, string? StandingRefusal, string? WithdrawnBecause,
    IReadOnlyList<PartyChange> PartyChanges, string? Purpose, int ExtensionMonths)
{
    internal static DirectAwardView Of(DirectAward a) => new(
        a.Id, a.FrameworkId, a.FrameworkVersion, a.Reference, a.LotNumber, a.ServiceLine, a.Buyer, a.Title, a.StartsOn, a.TermMonths, a.State, a.FormAnswers,
        a.AnswersToPlugins, a.AskedOn, a.AwardedTo, a.AwardedAnnualValue, a.AwardedOn, a.StandstillEndsOn, a.CeilingRefusal, a.StandingRefusal, a.WithdrawnBecause, a.PartyChanges, a.Purpose, a.ExtensionMonths);

    /// <summary>For those who sell or oversee: once it is awarded, without what only plugins are to see, and the value for the winner alone.</summary>
    internal static DirectAwardView ForOthers(DirectAward a, bool isWinner) => Of(a) with
    {
        OwnAnswers = [], CeilingRefusal = null, StandingRefusal = null, State = a.State == DirectAwardState.SigningPending ? DirectAwardState.Awarded : a.State,
        AwardedAnnualValue = isWinner ? a.AwardedAnnualValue : null,
    };

    /// <summary>For somebody of the buyer whose own organisation sells, or wants to, on the lot: without what is asked, and without a decision before it is made.</summary>
    internal static DirectAwardView ForInterested(DirectAward a)
    {
        var view = Of(a) with { Answers = [], OwnAnswers = [], CeilingRefusal = null, StandingRefusal = null };
        return a.AwardedOn is null
            ? view with { State = a.State == DirectAwardState.AwardPending ? DirectAwardState.Quoted : a.State, AwardedTo = null, AwardedAnnualValue = null }
            : view;
    }
}
