using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class DraftScopes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "comments_until",
                schema: "lots",
                table: "framework_proposals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "scope_id",
                schema: "lots",
                table: "framework_proposals",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "draft_scopes",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    comments_from = table.Column<DateOnly>(type: "date", nullable: false),
                    comments_until = table.Column<DateOnly>(type: "date", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_because = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "scope_comments",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pointer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reply = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scope_comments", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_draft_scopes_draft_id",
                schema: "lots",
                table: "draft_scopes",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_scope_comments_scope_id",
                schema: "lots",
                table: "scope_comments",
                column: "scope_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_scopes",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "scope_comments",
                schema: "lots");

            migrationBuilder.DropColumn(
                name: "comments_until",
                schema: "lots",
                table: "framework_proposals");

            migrationBuilder.DropColumn(
                name: "scope_id",
                schema: "lots",
                table: "framework_proposals");
        }
    }
}
