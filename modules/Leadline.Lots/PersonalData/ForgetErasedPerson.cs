using Leadline.Directory.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.Lots.PersonalData;

internal sealed class ForgetErasedPerson(LotsDbContext db) : IHandle<PersonErased>
{
    public Task Handle(PersonErased message, CancellationToken stop) => db.ForgetAnswersAsync(message.Person, stop);
}
