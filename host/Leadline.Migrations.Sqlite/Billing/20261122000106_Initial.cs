using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Billing
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "billing_answered_requests",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    tag = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "billing_audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    credential = table.Column<Guid>(type: "TEXT", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<short>(type: "INTEGER", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    delegation = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject_type = table.Column<string>(type: "TEXT", nullable: false),
                    subject_version = table.Column<long>(type: "INTEGER", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    request_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_contract_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    annual_value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_contract_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_counters",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "billing_dead_letters",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "billing_inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "billing_invoices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    net_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    vat_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    paid_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_received_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    overdue_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_invoices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_known_framework_stages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_to_tenders_at = table.Column<long>(type: "INTEGER", nullable: true),
                    went_live_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_known_framework_stages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_known_framework_versions",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_known_framework_versions", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "billing_known_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    open_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    open_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    directory_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_known_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_known_successions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    successors = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_known_successions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_mi_returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_version = table.Column<int>(type: "INTEGER", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rate = table.Column<int>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    net_total_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    charge_total_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_mi_returns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    only_for = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "billing_postings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debit = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    credit = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    amount_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    invoice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_postings", x => x.id);
                    table.CheckConstraint("ck_postings_amount", "amount_pence > 0");
                });

            migrationBuilder.CreateTable(
                name: "billing_contract_account_former_suppliers",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_contract_account_former_suppliers", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_billing_contract_account_former_suppliers_billing_contract_accounts_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "billing_contract_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "billing_mi_return_lines",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    return_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invoice_reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    net_value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    charge_pence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_mi_return_lines", x => new { x.return_id, x.number });
                    table.ForeignKey(
                        name: "fk_billing_mi_return_lines_billing_mi_returns_return_id",
                        column: x => x.return_id,
                        principalTable: "billing_mi_returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_billing_audit_subject",
                table: "billing_audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_billing_contract_accounts_framework_id_supplier_id",
                table: "billing_contract_accounts",
                columns: new[] { "framework_id", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_billing_inbox_at",
                table: "billing_inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_billing_invoices_due_on",
                table: "billing_invoices",
                column: "due_on",
                filter: "paid_on IS NULL AND overdue_from IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_billing_invoices_framework_id_number",
                table: "billing_invoices",
                columns: new[] { "framework_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_billing_invoices_framework_id_supplier_id_month",
                table: "billing_invoices",
                columns: new[] { "framework_id", "supplier_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_billing_invoices_successor_id",
                table: "billing_invoices",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_billing_known_organisations_reference",
                table: "billing_known_organisations",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_billing_mi_returns_framework_id_supplier_id_month",
                table: "billing_mi_returns",
                columns: new[] { "framework_id", "supplier_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_billing_payments_framework_id_invoice_id_reference",
                table: "billing_payments",
                columns: new[] { "framework_id", "invoice_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_billing_postings_framework_id_credit",
                table: "billing_postings",
                columns: new[] { "framework_id", "credit" });

            migrationBuilder.CreateIndex(
                name: "ix_billing_postings_framework_id_debit",
                table: "billing_postings",
                columns: new[] { "framework_id", "debit" });

            migrationBuilder.ProtectAppendOnly("billing", "audit");
            migrationBuilder.ProtectAppendOnly("billing", "postings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("billing", "audit");
            migrationBuilder.UnprotectAppendOnly("billing", "postings");

            migrationBuilder.DropTable(
                name: "billing_answered_requests");

            migrationBuilder.DropTable(
                name: "billing_audit");

            migrationBuilder.DropTable(
                name: "billing_audit_unsealed");

            migrationBuilder.DropTable(
                name: "billing_contract_account_former_suppliers");

            migrationBuilder.DropTable(
                name: "billing_counters");

            migrationBuilder.DropTable(
                name: "billing_dead_letters");

            migrationBuilder.DropTable(
                name: "billing_inbox");

            migrationBuilder.DropTable(
                name: "billing_invoices");

            migrationBuilder.DropTable(
                name: "billing_known_framework_stages");

            migrationBuilder.DropTable(
                name: "billing_known_framework_versions");

            migrationBuilder.DropTable(
                name: "billing_known_organisations");

            migrationBuilder.DropTable(
                name: "billing_known_successions");

            migrationBuilder.DropTable(
                name: "billing_mi_return_lines");

            migrationBuilder.DropTable(
                name: "billing_outbox");

            migrationBuilder.DropTable(
                name: "billing_payments");

            migrationBuilder.DropTable(
                name: "billing_postings");

            migrationBuilder.DropTable(
                name: "billing_contract_accounts");

            migrationBuilder.DropTable(
                name: "billing_mi_returns");
        }
    }
}
