using Leadline.Modularity.Storage;
using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Billing
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "billing");

            migrationBuilder.CreateTable(
                name: "answered_requests",
                schema: "billing",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    tag = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    credential = table.Column<Guid>(type: "uuid", nullable: true),
                    roles = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    delegation = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_type = table.Column<string>(type: "text", nullable: false),
                    subject_version = table.Column<long>(type: "bigint", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    request_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_unsealed",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contract_accounts",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    annual_value_pence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                schema: "billing",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                schema: "billing",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "billing",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    net_pence = table.Column<long>(type: "bigint", nullable: false),
                    vat_pence = table.Column<long>(type: "bigint", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_pence = table.Column<long>(type: "bigint", nullable: false),
                    last_received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    overdue_from = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_framework_stages",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_to_tenders_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    went_live_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_framework_stages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_framework_versions",
                schema: "billing",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_framework_versions", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "known_organisations",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open_from = table.Column<DateOnly>(type: "date", nullable: false),
                    open_to = table.Column<DateOnly>(type: "date", nullable: true),
                    directory_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_successions",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    successors = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_successions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mi_returns",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_version = table.Column<int>(type: "integer", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    net_total_pence = table.Column<long>(type: "bigint", nullable: false),
                    charge_total_pence = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mi_returns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    only_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_pence = table.Column<long>(type: "bigint", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    debit = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    credit = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    amount_pence = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    what = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => x.id);
                    table.CheckConstraint("ck_postings_amount", "amount_pence > 0");
                });

            migrationBuilder.CreateTable(
                name: "contract_account_former_suppliers",
                schema: "billing",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_account_former_suppliers", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_contract_account_former_suppliers_contract_accounts_call_of~",
                        column: x => x.call_off_id,
                        principalSchema: "billing",
                        principalTable: "contract_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mi_return_lines",
                schema: "billing",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    return_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    net_value_pence = table.Column<long>(type: "bigint", nullable: false),
                    charge_pence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mi_return_lines", x => new { x.return_id, x.number });
                    table.ForeignKey(
                        name: "fk_mi_return_lines_mi_returns_return_id",
                        column: x => x.return_id,
                        principalSchema: "billing",
                        principalTable: "mi_returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                schema: "billing",
                table: "audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_contract_accounts_framework_id_supplier_id",
                schema: "billing",
                table: "contract_accounts",
                columns: new[] { "framework_id", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_at",
                schema: "billing",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_due_on",
                schema: "billing",
                table: "invoices",
                column: "due_on",
                filter: "paid_on IS NULL AND overdue_from IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_framework_id_number",
                schema: "billing",
                table: "invoices",
                columns: new[] { "framework_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_framework_id_supplier_id_month",
                schema: "billing",
                table: "invoices",
                columns: new[] { "framework_id", "supplier_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_successor_id",
                schema: "billing",
                table: "invoices",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_known_organisations_reference",
                schema: "billing",
                table: "known_organisations",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_mi_returns_framework_id_supplier_id_month",
                schema: "billing",
                table: "mi_returns",
                columns: new[] { "framework_id", "supplier_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_framework_id_invoice_id_reference",
                schema: "billing",
                table: "payments",
                columns: new[] { "framework_id", "invoice_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_postings_framework_id_credit",
                schema: "billing",
                table: "postings",
                columns: new[] { "framework_id", "credit" });

            migrationBuilder.CreateIndex(
                name: "ix_postings_framework_id_debit",
                schema: "billing",
                table: "postings",
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
                name: "answered_requests",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "contract_account_former_suppliers",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "counters",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "dead_letters",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "invoices",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "known_framework_stages",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "known_framework_versions",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "known_organisations",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "mi_return_lines",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "postings",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "contract_accounts",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "mi_returns",
                schema: "billing");
        }
    }
}
