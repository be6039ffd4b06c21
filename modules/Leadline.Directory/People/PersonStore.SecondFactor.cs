using Leadline.Directory.Credentials;
using Microsoft.AspNetCore.Identity;

namespace Leadline.Directory.People;

// The second factor's part of the store: recovery codes are kept as hashes, as every other secret that this platform makes.
internal sealed partial class PersonStore : IUserTwoFactorStore<Person>, IUserTwoFactorRecoveryCodeStore<Person>
{
    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken)
    {
        user.HasSecondFactor = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondFactor);

    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.RecoveryCodes.Clear();
        user.RecoveryCodes.AddRange(recoveryCodes.Select(c => new RecoveryCode(Secret.HashOf(c))));
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken) =>
        Task.FromResult(user.RecoveryCodes.RemoveAll(c => Secret.Matches(code, c.Hash)) > 0);

    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Count);
}
