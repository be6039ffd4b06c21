using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class OutcomePayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_plugin_calls_framework_id_call_off_id_quote_id_operation",
                schema: "call_off",
                table: "plugin_calls");

            migrationBuilder.AddColumn<Guid>(
                name: "report_id",
                schema: "call_off",
                table: "plugin_calls",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "outcome_payments",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount_pence = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    differed_because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcome_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outcome_reports",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    supersedes = table.Column<Guid>(type: "uuid", nullable: true),
                    corrected_because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcome_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_formulas",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    plugin_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    plugin_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    extension_point = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    counted = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    circumstances = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    measures = table.Column<string>(type: "text", nullable: true),
                    described_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    terms = table.Column<string>(type: "text", nullable: true),
                    terms_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reports = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_formulas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_recalculations",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_same = table.Column<bool>(type: "boolean", nullable: false),
                    differences = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_recalculations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plugin_calls_framework_id_call_off_id_quote_id_operation",
                schema: "call_off",
                table: "plugin_calls",
                columns: new[] { "framework_id", "call_off_id", "quote_id", "operation" },
                unique: true,
                filter: "report_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_plugin_calls_report_id_operation",
                schema: "call_off",
                table: "plugin_calls",
                columns: new[] { "report_id", "operation" },
                unique: true,
                filter: "report_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outcome_payments_framework_id_call_off_id",
                schema: "call_off",
                table: "outcome_payments",
                columns: new[] { "framework_id", "call_off_id" });

            migrationBuilder.CreateIndex(
                name: "ix_outcome_payments_state_next_try_at",
                schema: "call_off",
                table: "outcome_payments",
                columns: new[] { "state", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outcome_reports_framework_id_call_off_id_number",
                schema: "call_off",
                table: "outcome_reports",
                columns: new[] { "framework_id", "call_off_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outcome_reports_supersedes",
                schema: "call_off",
                table: "outcome_reports",
                column: "supersedes",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_formulas_state_next_try_at",
                schema: "call_off",
                table: "payment_formulas",
                columns: new[] { "state", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_recalculations_framework_id_call_off_id_report_id",
                schema: "call_off",
                table: "payment_recalculations",
                columns: new[] { "framework_id", "call_off_id", "report_id" });
            migrationBuilder.ProtectAppendOnly("call_off", "outcome_reports");
            migrationBuilder.ProtectAppendOnly("call_off", "payment_recalculations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // By hand: what payments rest on goes with them, else the index of before could not be made again.
            migrationBuilder.UnprotectAppendOnly("call_off", "plugin_calls");
            migrationBuilder.Sql("DELETE FROM call_off.plugin_calls WHERE report_id IS NOT NULL;");
            migrationBuilder.ProtectAppendOnly("call_off", "plugin_calls");
            migrationBuilder.UnprotectAppendOnly("call_off", "outcome_reports");
            migrationBuilder.UnprotectAppendOnly("call_off", "payment_recalculations");
            migrationBuilder.DropTable(
                name: "outcome_payments",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "outcome_reports",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "payment_formulas",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "payment_recalculations",
                schema: "call_off");

            migrationBuilder.DropIndex(
                name: "ix_plugin_calls_framework_id_call_off_id_quote_id_operation",
                schema: "call_off",
                table: "plugin_calls");

            migrationBuilder.DropIndex(
                name: "ix_plugin_calls_report_id_operation",
                schema: "call_off",
                table: "plugin_calls");

            migrationBuilder.DropColumn(
                name: "report_id",
                schema: "call_off",
                table: "plugin_calls");

            migrationBuilder.CreateIndex(
                name: "ix_plugin_calls_framework_id_call_off_id_quote_id_operation",
                schema: "call_off",
                table: "plugin_calls",
                columns: new[] { "framework_id", "call_off_id", "quote_id", "operation" },
                unique: true);
        }
    }
}
