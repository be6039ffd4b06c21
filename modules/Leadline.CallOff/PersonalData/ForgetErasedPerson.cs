using Leadline.Directory.Contracts;
using Leadline.Modularity.Messages;

namespace Leadline.CallOff.PersonalData;

internal sealed class ForgetErasedPerson(CallOffDbContext db) : IHandle<PersonErased>
{
    public Task Handle(PersonErased message, CancellationToken stop) => db.ForgetAnswersAsync(message.Person, stop);
}
