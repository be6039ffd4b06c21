using Leadline.Modularity.Record;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Leadline.Billing.Invoices;

internal static class InvoiceMapping
{
    internal static void Map(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.IsRoot().ToTable("invoices");
        invoice.HasKey(i => i.Id);
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.Property(i => i.Number).HasMaxLength(40);
        invoice.Property(i => i.Supplier).HasColumnName("supplier_id");
        invoice.Property(i => i.Successor).HasColumnName("successor_id");
        invoice.HasIndex(i => i.Successor);
        invoice.Ignore(i => i.Debtor);
        invoice.Ignore(i => i.Gross);
        invoice.Ignore(i => i.Outstanding);
        invoice.HasIndex(i => new { i.FrameworkId, i.Number }).IsUnique();
        invoice.HasIndex(i => new { i.FrameworkId, i.Supplier, i.Month }).IsUnique();
        invoice.HasIndex(i => i.DueOn).HasFilter("paid_on IS NULL AND overdue_from IS NULL");
    }
}

internal static class PaymentMapping
{
    internal static void Map(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payments");
        payment.HasKey(p => p.Id);
        payment.Property(p => p.Id).ValueGeneratedNever();
        payment.Property(p => p.Reference).HasMaxLength(Payment.LongestReference).Digested(); // a bank's text may name a person
        // The same bank entry recorded twice is one payment.
        payment.HasIndex(p => new { p.FrameworkId, p.InvoiceId, p.Reference }).IsUnique();
    }
}
