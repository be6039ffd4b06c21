using Leadline.CallOff.Contracts;
using Leadline.Modularity.Copies;
using Leadline.Modularity.Messages;
using Leadline.Modularity.Storage;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Billing.Copies;

/// <summary>Who reported spend on a contract before another followed it.</summary>
/// <param name="Number">Its place among them, from 1.</param>
/// <param name="Supplier">Who.</param>
internal sealed record FormerSupplier(int Number, OrganisationId Supplier);

/// <summary>A call-off contract on which its supplier reports spend.</summary>
internal sealed class ContractAccount(
    CallOffId id, FrameworkId frameworkId, string reference, OrganisationId buyer, OrganisationId supplier, DateOnly startsOn, Money annualValue)
{
    public CallOffId Id { get; private init; } = id;

    public FrameworkId FrameworkId { get; private init; } = frameworkId;

    public string Reference { get; private init; } = reference;

    public OrganisationId Buyer { get; private set; } = buyer;

    /// <summary>Who reports spend on it now.</summary>
    public OrganisationId Supplier { get; private set; } = supplier;

    /// <summary>Who reported spend on it before, in order; their returns stay their own.</summary>
    public List<FormerSupplier> FormerSuppliers { get; private init; } = [];

    public DateOnly StartsOn { get; private init; } = startsOn;

    public Money AnnualValue { get; private init; } = annualValue;

    /// <summary>Lets those who follow its parties take their place.</summary>
    public void Follow(OrganisationId buyer, OrganisationId supplier)
    {
        if (Supplier != supplier)
            FormerSuppliers.Add(new FormerSupplier(FormerSuppliers.Count + 1, Supplier));
        (Buyer, Supplier) = (buyer, supplier);
    }
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
        account.OwnsMany(a => a.FormerSuppliers, former =>
        {
            former.ToTable("contract_account_former_suppliers");
            former.WithOwner().HasForeignKey("CallOffId");
            former.HasKey("CallOffId", nameof(FormerSupplier.Number));
            former.Property(f => f.Number).ValueGeneratedNever();
            former.Property(f => f.Supplier).HasColumnName("supplier_id");
        });
    }
}

internal sealed class OpenContractAccount(BillingDbContext db) : IHandle<CallOffSigned>
{
    public async Task Handle(CallOffSigned message, CancellationToken stop)
    {
        var account = new ContractAccount(
            message.CallOffId, message.FrameworkId, message.Reference, message.Buyer, message.Supplier, message.From, message.AnnualValue);
        account.Follow(await db.InPlaceOfAsync(account.Buyer, stop), await db.InPlaceOfAsync(account.Supplier, stop));
        db.Add(account);
    }
}
