using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Plugins
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plugins_answered_requests",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    tag = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "plugins_approved_plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    publisher = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    publisher_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    key_from = table.Column<long>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_approved_plugins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugins_audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    credential = table.Column<Guid>(type: "TEXT", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<short>(type: "INTEGER", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    delegation = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject_type = table.Column<string>(type: "TEXT", nullable: false),
                    subject_version = table.Column<long>(type: "INTEGER", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    request_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugins_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugins_counters",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "plugins_dead_letters",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "plugins_inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "plugins_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    only_for = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugins_outbox", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plugins_approved_plugins_hash",
                table: "plugins_approved_plugins",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_plugins_approved_plugins_plugin",
                table: "plugins_approved_plugins",
                column: "plugin");

            migrationBuilder.CreateIndex(
                name: "ix_plugins_audit_act_id",
                table: "plugins_audit",
                columns: new[] { "act", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_plugins_audit_at",
                table: "plugins_audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_plugins_audit_organisation_id",
                table: "plugins_audit",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_plugins_audit_person_id",
                table: "plugins_audit",
                columns: new[] { "person", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_plugins_audit_subject",
                table: "plugins_audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_plugins_inbox_at",
                table: "plugins_inbox",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plugins_answered_requests");

            migrationBuilder.DropTable(
                name: "plugins_approved_plugins");

            migrationBuilder.DropTable(
                name: "plugins_audit");

            migrationBuilder.DropTable(
                name: "plugins_audit_unsealed");

            migrationBuilder.DropTable(
                name: "plugins_counters");

            migrationBuilder.DropTable(
                name: "plugins_dead_letters");

            migrationBuilder.DropTable(
                name: "plugins_inbox");

            migrationBuilder.DropTable(
                name: "plugins_outbox");
        }
    }
}
