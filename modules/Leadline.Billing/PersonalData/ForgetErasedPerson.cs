using Leadline.Directory.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.Billing.PersonalData;

internal sealed class ForgetErasedPerson(BillingDbContext db) : IHandle<PersonErased>
{
    public Task Handle(PersonErased message, CancellationToken stop) => db.ForgetAnswersAsync(message.Person, stop);
}
