using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class FrameworkSuccession : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "authority",
                schema: "lots",
                table: "framework_versions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            // Every version there is belongs to the authority that its agreement has had since the first.
            migrationBuilder.Sql(
                "UPDATE lots.framework_versions SET authority = (SELECT f.authority FROM lots.frameworks AS f WHERE f.id = framework_id)");

            migrationBuilder.DropColumn(
                name: "authority",
                schema: "lots",
                table: "frameworks");

            migrationBuilder.AddColumn<string>(
                name: "basis",
                schema: "lots",
                table: "framework_proposals",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "successor",
                schema: "lots",
                table: "framework_proposals",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "framework_successions",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    predecessor = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    successor = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    basis = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    seen_version = table.Column<int>(type: "integer", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    published_version = table.Column<int>(type: "integer", nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework_successions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_framework_successions_first_day",
                schema: "lots",
                table: "framework_successions",
                column: "first_day",
                filter: "told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_framework_successions_framework_id",
                schema: "lots",
                table: "framework_successions",
                column: "framework_id",
                unique: true,
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_framework_successions_predecessor",
                schema: "lots",
                table: "framework_successions",
                column: "predecessor");

            migrationBuilder.CreateIndex(
                name: "ix_framework_successions_successor",
                schema: "lots",
                table: "framework_successions",
                column: "successor");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "framework_successions",
                schema: "lots");

            migrationBuilder.DropColumn(
                name: "basis",
                schema: "lots",
                table: "framework_proposals");

            migrationBuilder.DropColumn(
                name: "successor",
                schema: "lots",
                table: "framework_proposals");

            migrationBuilder.AddColumn<string>(
                name: "authority",
                schema: "lots",
                table: "frameworks",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                "UPDATE lots.frameworks SET authority = (SELECT v.authority FROM lots.framework_versions AS v WHERE v.framework_id = id ORDER BY v.number DESC LIMIT 1)");

            migrationBuilder.DropColumn(
                name: "authority",
                schema: "lots",
                table: "framework_versions");
        }
    }
}
