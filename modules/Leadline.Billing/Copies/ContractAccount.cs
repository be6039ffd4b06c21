using Leadline.CallOff.Contracts;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Billing.Copies;

/// <summary>A call-off contract on which its supplier reports spend.</summary>
internal sealed class ContractAccount(
    CallOffId id, FrameworkId frameworkId, string reference, OrganisationId buyer, OrganisationId supplier, DateOnly startsOn, Money annualValue)
{
    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string Reference { get; private init; } = reference;

    public OrganisationId Buyer { get; private init; } = buyer;

    public OrganisationId Supplier { get; private init; } = supplier;

    public DateOnly StartsOn { get; private init; } = startsOn;

    public Money AnnualValue { get; private init; } = annualValue;
}

internal static class ContractAccountMapping
{
    internal static void Map(EntityTypeBuilder<ContractAccount> account)
    {
        account.IsRoot().ToTable("contract_accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Reference).HasMaxLength(40);
        account.Property(a => a.Buyer).HasColumnName("buyer_id");
        account.Property(a => a.Supplier).HasColumnName("supplier_id");
        account.HasIndex(a => new { a.FrameworkId, a.Supplier });
    }
}

internal sealed class OpenContractAccount(BillingDbContext db) : IHandle<CallOffSigned>
{
    public Task Handle(CallOffSigned message, CancellationToken stop)
    {
        db.Add(new ContractAccount(message.CallOffId, message.FrameworkId, message.Reference, message.Buyer, message.Supplier, message.From,
            message.AnnualValue));
        return Task.CompletedTask;
    }
}
