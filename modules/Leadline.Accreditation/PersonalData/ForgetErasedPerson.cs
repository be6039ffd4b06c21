using Leadline.Directory.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.Accreditation.PersonalData;

internal sealed class ForgetErasedPerson(AccreditationDbContext db) : IHandle<PersonErased>
{
    public Task Handle(PersonErased message, CancellationToken stop) => db.ForgetAnswersAsync(message.Person, stop);
}
