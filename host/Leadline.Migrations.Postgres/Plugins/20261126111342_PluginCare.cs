using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Plugins
{
    /// <inheritdoc />
    public partial class PluginCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "counts_after",
                schema: "plugins",
                table: "approved_plugins",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "is_quarantined",
                schema: "plugins",
                table: "approved_plugins",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "call_reports",
                schema: "plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    operation = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    input_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    detail = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    log = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    is_held = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opened_events",
                schema: "plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opened_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_report_holds",
                schema: "plugins",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_report_holds", x => new { x.report_id, x.@event });
                    table.ForeignKey(
                        name: "fk_call_report_holds_call_reports_report_id",
                        column: x => x.report_id,
                        principalSchema: "plugins",
                        principalTable: "call_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_reports_at",
                schema: "plugins",
                table: "call_reports",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_call_reports_hash_id",
                schema: "plugins",
                table: "call_reports",
                columns: new[] { "hash", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_report_holds",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "opened_events",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "call_reports",
                schema: "plugins");

            migrationBuilder.DropColumn(
                name: "counts_after",
                schema: "plugins",
                table: "approved_plugins");

            migrationBuilder.DropColumn(
                name: "is_quarantined",
                schema: "plugins",
                table: "approved_plugins");
        }
    }
}
