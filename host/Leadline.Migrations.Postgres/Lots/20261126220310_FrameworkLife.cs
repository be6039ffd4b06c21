using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class FrameworkLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                schema: "lots",
                table: "frameworks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reopened_at",
                schema: "lots",
                table: "frameworks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "standstill_ends_on",
                schema: "lots",
                table: "frameworks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tendering_stopped_at",
                schema: "lots",
                table: "frameworks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "framework_drafts",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    edited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "framework_proposals",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seen_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    seen_version = table.Column<int>(type: "integer", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seen_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    standstill_not_owed = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework_proposals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_framework_drafts_authority",
                schema: "lots",
                table: "framework_drafts",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_framework_proposals_authority",
                schema: "lots",
                table: "framework_proposals",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_framework_proposals_framework_id",
                schema: "lots",
                table: "framework_proposals",
                column: "framework_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "framework_drafts",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "framework_proposals",
                schema: "lots");

            migrationBuilder.DropColumn(
                name: "ended_at",
                schema: "lots",
                table: "frameworks");

            migrationBuilder.DropColumn(
                name: "reopened_at",
                schema: "lots",
                table: "frameworks");

            migrationBuilder.DropColumn(
                name: "standstill_ends_on",
                schema: "lots",
                table: "frameworks");

            migrationBuilder.DropColumn(
                name: "tendering_stopped_at",
                schema: "lots",
                table: "frameworks");
        }
    }
}
