using Leadline.Modularity.Record;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Billing.Ledger;

/// <summary>
/// One movement of money, from one account to another: an unbalanced one can't be written. It never changes; triggers in the database
/// refuse update and delete.
/// </summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="FrameworkId">The framework agreement whose charge it is.</param>
/// <param name="Debit">The account that receives.</param>
/// <param name="Credit">The account that gives.</param>
/// <param name="Amount">Over nought.</param>
/// <param name="InvoiceId">The invoice it belongs to.</param>
/// <param name="On">The day it counts for, in UK local time.</param>
/// <param name="What">What moved it: <c>charge</c>, <c>vat</c>, <c>payment</c>.</param>
internal sealed record Posting(
    Guid Id, FrameworkId FrameworkId, string Debit, string Credit, Money Amount, InvoiceId InvoiceId, DateOnly On, string What) : IFact;

/// <summary>The names of accounts.</summary>
internal static class Accounts
{
    public const string ManagementCharge = "income:management-charge";
    public const string Vat = "liability:vat";
    public const string Bank = "asset:bank";

    /// <summary>What a supplier owes.</summary>
    public static string ReceivableFrom(OrganisationId supplier) => $"asset:receivable:{supplier.Value}";
}

internal static class PostingMapping
{
    internal static void Map(EntityTypeBuilder<Posting> posting)
    {
        posting.ToTable("postings", table => table.HasCheckConstraint("ck_postings_amount", "amount_pence > 0"));
        posting.HasKey(p => p.Id);
        posting.Property(p => p.Id).ValueGeneratedNever();
        posting.Property(p => p.Debit).HasMaxLength(80);
        posting.Property(p => p.Credit).HasMaxLength(80);
        posting.Property(p => p.On).HasColumnName("on_day");
        posting.Property(p => p.What).HasMaxLength(20);
        posting.HasIndex(p => new { p.FrameworkId, p.Debit });
        posting.HasIndex(p => new { p.FrameworkId, p.Credit });
    }
}
