using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class OutcomePayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_call_off_plugin_calls_framework_id_call_off_id_quote_id_operation",
                table: "call_off_plugin_calls");

            migrationBuilder.AddColumn<Guid>(
                name: "report_id",
                table: "call_off_plugin_calls",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "call_off_outcome_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    differed_because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    reported_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_outcome_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_outcome_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    supersedes = table.Column<Guid>(type: "TEXT", nullable: true),
                    corrected_because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_outcome_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_payment_formulas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quote_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    plugin_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    plugin_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    extension_point = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    counted = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    circumstances = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    measures = table.Column<string>(type: "TEXT", nullable: true),
                    described_at = table.Column<long>(type: "INTEGER", nullable: true),
                    terms = table.Column<string>(type: "TEXT", nullable: true),
                    terms_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    agreed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reports = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_payment_formulas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_payment_recalculations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    is_same = table.Column<bool>(type: "INTEGER", nullable: false),
                    differences = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_payment_recalculations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_plugin_calls_framework_id_call_off_id_quote_id_operation",
                table: "call_off_plugin_calls",
                columns: new[] { "framework_id", "call_off_id", "quote_id", "operation" },
                unique: true,
                filter: "report_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_plugin_calls_report_id_operation",
                table: "call_off_plugin_calls",
                columns: new[] { "report_id", "operation" },
                unique: true,
                filter: "report_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_outcome_payments_framework_id_call_off_id",
                table: "call_off_outcome_payments",
                columns: new[] { "framework_id", "call_off_id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_outcome_payments_state_next_try_at",
                table: "call_off_outcome_payments",
                columns: new[] { "state", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_outcome_reports_framework_id_call_off_id_number",
                table: "call_off_outcome_reports",
                columns: new[] { "framework_id", "call_off_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_outcome_reports_supersedes",
                table: "call_off_outcome_reports",
                column: "supersedes",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_payment_formulas_state_next_try_at",
                table: "call_off_payment_formulas",
                columns: new[] { "state", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_payment_recalculations_framework_id_call_off_id_report_id",
                table: "call_off_payment_recalculations",
                columns: new[] { "framework_id", "call_off_id", "report_id" });
            migrationBuilder.ProtectAppendOnly("call_off", "outcome_reports");
            migrationBuilder.ProtectAppendOnly("call_off", "payment_recalculations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // By hand: what payments rest on goes with them, else the index of before could not be made again.
            migrationBuilder.UnprotectAppendOnly("call_off", "plugin_calls");
            migrationBuilder.Sql("DELETE FROM call_off_plugin_calls WHERE report_id IS NOT NULL;");
            migrationBuilder.ProtectAppendOnly("call_off", "plugin_calls");
            migrationBuilder.UnprotectAppendOnly("call_off", "outcome_reports");
            migrationBuilder.UnprotectAppendOnly("call_off", "payment_recalculations");
            migrationBuilder.DropTable(
                name: "call_off_outcome_payments");

            migrationBuilder.DropTable(
                name: "call_off_outcome_reports");

            migrationBuilder.DropTable(
                name: "call_off_payment_formulas");

            migrationBuilder.DropTable(
                name: "call_off_payment_recalculations");

            migrationBuilder.DropIndex(
                name: "ix_call_off_plugin_calls_framework_id_call_off_id_quote_id_operation",
                table: "call_off_plugin_calls");

            migrationBuilder.DropIndex(
                name: "ix_call_off_plugin_calls_report_id_operation",
                table: "call_off_plugin_calls");

            // By hand: to make the table anew would lose its triggers.
            migrationBuilder.Sql("ALTER TABLE call_off_plugin_calls DROP COLUMN report_id;");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_plugin_calls_framework_id_call_off_id_quote_id_operation",
                table: "call_off_plugin_calls",
                columns: new[] { "framework_id", "call_off_id", "quote_id", "operation" },
                unique: true);
        }
    }
}
