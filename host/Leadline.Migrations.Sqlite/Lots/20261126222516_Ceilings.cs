using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class Ceilings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lots_ceiling_answers",
                columns: table => new
                {
                    question = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    good = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_ceiling_answers", x => x.question);
                });

            migrationBuilder.CreateTable(
                name: "lots_ceiling_raise_decisions",
                columns: table => new
                {
                    raise_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_ceiling_raise_decisions", x => x.raise_id);
                });

            migrationBuilder.CreateTable(
                name: "lots_ceiling_raises",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    amount_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ground_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ground_source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    notice_reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    notice_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_ceiling_raises", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_counted_call_offs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    question = table.Column<Guid>(type: "TEXT", nullable: true),
                    reserved_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    agreed_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    committed_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    reported_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_counted_call_offs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_reported_spend",
                columns: table => new
                {
                    return_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    net_value_pence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_reported_spend", x => new { x.return_id, x.call_off_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_lots_ceiling_answers_framework_id_call_off_id",
                table: "lots_ceiling_answers",
                columns: new[] { "framework_id", "call_off_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lots_ceiling_raise_decisions_framework_id",
                table: "lots_ceiling_raise_decisions",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_ceiling_raises_framework_id",
                table: "lots_ceiling_raises",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_counted_call_offs_framework_id_lot_number",
                table: "lots_counted_call_offs",
                columns: new[] { "framework_id", "lot_number" });

            migrationBuilder.CreateIndex(
                name: "ix_lots_reported_spend_framework_id_call_off_id",
                table: "lots_reported_spend",
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
                name: "lots_ceiling_answers");

            migrationBuilder.DropTable(
                name: "lots_ceiling_raise_decisions");

            migrationBuilder.DropTable(
                name: "lots_ceiling_raises");

            migrationBuilder.DropTable(
                name: "lots_counted_call_offs");

            migrationBuilder.DropTable(
                name: "lots_reported_spend");
        }
    }
}
