using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class FrameworkLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ended_at",
                table: "lots_frameworks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reopened_at",
                table: "lots_frameworks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "standstill_ends_on",
                table: "lots_frameworks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "tendering_stopped_at",
                table: "lots_frameworks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lots_framework_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    authority = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    edited_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_framework_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_framework_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    authority = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seen_state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seen_version = table.Column<int>(type: "INTEGER", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seen_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    standstill_not_owed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_framework_proposals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_drafts_authority",
                table: "lots_framework_drafts",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_proposals_authority",
                table: "lots_framework_proposals",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_proposals_framework_id",
                table: "lots_framework_proposals",
                column: "framework_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lots_framework_drafts");

            migrationBuilder.DropTable(
                name: "lots_framework_proposals");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "lots_frameworks");

            migrationBuilder.DropColumn(
                name: "reopened_at",
                table: "lots_frameworks");

            migrationBuilder.DropColumn(
                name: "standstill_ends_on",
                table: "lots_frameworks");

            migrationBuilder.DropColumn(
                name: "tendering_stopped_at",
                table: "lots_frameworks");
        }
    }
}
