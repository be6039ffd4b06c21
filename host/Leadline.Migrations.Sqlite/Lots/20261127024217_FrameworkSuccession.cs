using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class FrameworkSuccession : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "authority",
                table: "lots_framework_versions",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            // Every version there is belongs to the authority that its agreement has had since the first.
            migrationBuilder.Sql(
                "UPDATE lots_framework_versions SET authority = (SELECT f.authority FROM lots_frameworks AS f WHERE f.id = framework_id)");

            // As SQLite does it, within the transaction: DropColumn makes the table anew in steps between which a killed host stays half-way.
            migrationBuilder.Sql("ALTER TABLE lots_frameworks DROP COLUMN authority");

            migrationBuilder.AddColumn<string>(
                name: "basis",
                table: "lots_framework_proposals",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "successor",
                table: "lots_framework_proposals",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lots_framework_successions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    predecessor = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    successor = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    seen_version = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    published_version = table.Column<int>(type: "INTEGER", nullable: true),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_framework_successions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_successions_first_day",
                table: "lots_framework_successions",
                column: "first_day",
                filter: "told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_successions_framework_id",
                table: "lots_framework_successions",
                column: "framework_id",
                unique: true,
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_successions_predecessor",
                table: "lots_framework_successions",
                column: "predecessor");

            migrationBuilder.CreateIndex(
                name: "ix_lots_framework_successions_successor",
                table: "lots_framework_successions",
                column: "successor");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lots_framework_successions");

            migrationBuilder.DropColumn(
                name: "basis",
                table: "lots_framework_proposals");

            migrationBuilder.DropColumn(
                name: "successor",
                table: "lots_framework_proposals");

            migrationBuilder.AddColumn<string>(
                name: "authority",
                table: "lots_frameworks",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                "UPDATE lots_frameworks SET authority = (SELECT v.authority FROM lots_framework_versions AS v WHERE v.framework_id = id ORDER BY v.number DESC LIMIT 1)");

            migrationBuilder.DropColumn(
                name: "authority",
                table: "lots_framework_versions");
        }
    }
}
