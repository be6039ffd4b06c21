using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Plugins
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "plugins");

            migrationBuilder.CreateTable(
                name: "answered_requests",
                schema: "plugins",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    tag = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "approved_plugins",
                schema: "plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    publisher = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    publisher_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    key_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approved_plugins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    credential = table.Column<Guid>(type: "uuid", nullable: true),
                    roles = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    delegation = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_type = table.Column<string>(type: "text", nullable: false),
                    subject_version = table.Column<long>(type: "bigint", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    request_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_unsealed",
                schema: "plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                schema: "plugins",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                schema: "plugins",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "plugins",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    only_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_approved_plugins_hash",
                schema: "plugins",
                table: "approved_plugins",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_approved_plugins_plugin",
                schema: "plugins",
                table: "approved_plugins",
                column: "plugin");

            migrationBuilder.CreateIndex(
                name: "ix_audit_act_id",
                schema: "plugins",
                table: "audit",
                columns: new[] { "act", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                schema: "plugins",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_organisation_id",
                schema: "plugins",
                table: "audit",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_person_id",
                schema: "plugins",
                table: "audit",
                columns: new[] { "person", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                schema: "plugins",
                table: "audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_at",
                schema: "plugins",
                table: "inbox",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answered_requests",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "approved_plugins",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "counters",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "dead_letters",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "plugins");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "plugins");
        }
    }
}
