using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class Ceilings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ceiling_answers",
                schema: "lots",
                columns: table => new
                {
                    question = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value_pence = table.Column<long>(type: "bigint", nullable: false),
                    good = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ceiling_answers", x => x.question);
                });

            migrationBuilder.CreateTable(
                name: "ceiling_raise_decisions",
                schema: "lots",
                columns: table => new
                {
                    raise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ceiling_raise_decisions", x => x.raise_id);
                });

            migrationBuilder.CreateTable(
                name: "ceiling_raises",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    amount_pence = table.Column<long>(type: "bigint", nullable: false),
                    ground = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    ground_title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ground_source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    notice_reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    notice_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ceiling_raises", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counted_call_offs",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    question = table.Column<Guid>(type: "uuid", nullable: true),
                    reserved_pence = table.Column<long>(type: "bigint", nullable: false),
                    agreed_pence = table.Column<long>(type: "bigint", nullable: false),
                    committed_pence = table.Column<long>(type: "bigint", nullable: false),
                    reported_pence = table.Column<long>(type: "bigint", nullable: false),
                    counted_pence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counted_call_offs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reported_spend",
                schema: "lots",
                columns: table => new
                {
                    return_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    net_value_pence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reported_spend", x => new { x.return_id, x.call_off_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_ceiling_answers_framework_id_call_off_id",
                schema: "lots",
                table: "ceiling_answers",
                columns: new[] { "framework_id", "call_off_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ceiling_raise_decisions_framework_id",
                schema: "lots",
                table: "ceiling_raise_decisions",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_ceiling_raises_framework_id",
                schema: "lots",
                table: "ceiling_raises",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_counted_call_offs_framework_id_lot_number",
                schema: "lots",
                table: "counted_call_offs",
                columns: new[] { "framework_id", "lot_number" });

            migrationBuilder.CreateIndex(
                name: "ix_reported_spend_framework_id_call_off_id",
                schema: "lots",
                table: "reported_spend",
                columns: new[] { "framework_id", "call_off_id" });

            migrationBuilder.ProtectAppendOnly("lots", "ceiling_answers");
            migrationBuilder.ProtectAppendOnly("lots", "reported_spend");
            migrationBuilder.ProtectAppendOnly("lots", "ceiling_raises");
            migrationBuilder.ProtectAppendOnly("lots", "ceiling_raise_decisions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("lots", "ceiling_raise_decisions");
            migrationBuilder.UnprotectAppendOnly("lots", "ceiling_raises");
            migrationBuilder.UnprotectAppendOnly("lots", "reported_spend");
            migrationBuilder.UnprotectAppendOnly("lots", "ceiling_answers");

            migrationBuilder.DropTable(
                name: "ceiling_answers",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "ceiling_raise_decisions",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "ceiling_raises",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "counted_call_offs",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "reported_spend",
                schema: "lots");
        }
    }
}
