using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Plugins
{
    /// <inheritdoc />
    public partial class PluginCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "counts_after",
                table: "plugins_approved_plugins",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "is_quarantined",
                table: "plugins_approved_plugins",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "plugins_call_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    input_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    end = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    log = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    is_held = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_call_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugins_opened_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_opened_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugins_call_report_holds",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_call_report_holds", x => new { x.report_id, x.@event });
                    table.ForeignKey(
                        name: "fk_plugins_call_report_holds_plugins_call_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "plugins_call_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plugins_call_reports_at",
                table: "plugins_call_reports",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_plugins_call_reports_hash_id",
                table: "plugins_call_reports",
                columns: new[] { "hash", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plugins_call_report_holds");

            migrationBuilder.DropTable(
                name: "plugins_opened_events");

            migrationBuilder.DropTable(
                name: "plugins_call_reports");

            migrationBuilder.DropColumn(
                name: "counts_after",
                table: "plugins_approved_plugins");

            migrationBuilder.DropColumn(
                name: "is_quarantined",
                table: "plugins_approved_plugins");
        }
    }
}
