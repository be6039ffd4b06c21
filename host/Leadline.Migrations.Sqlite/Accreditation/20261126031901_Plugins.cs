using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class Plugins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accreditation_plugin_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    publisher_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    authority = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    publisher_key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    declaration = table.Column<string>(type: "TEXT", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: false),
                    rules = table.Column<int>(type: "INTEGER", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_plugin_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_publisher_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    spki = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_publisher_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_plugin_versions_authority",
                table: "accreditation_plugin_versions",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_plugin_versions_plugin_number",
                table: "accreditation_plugin_versions",
                columns: new[] { "plugin", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_plugin_versions_publisher_id",
                table: "accreditation_plugin_versions",
                column: "publisher_id");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_plugin_versions_publisher_key_id",
                table: "accreditation_plugin_versions",
                column: "publisher_key_id");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_publisher_keys_name",
                table: "accreditation_publisher_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_publisher_keys_owner_id",
                table: "accreditation_publisher_keys",
                column: "owner_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accreditation_plugin_versions");

            migrationBuilder.DropTable(
                name: "accreditation_publisher_keys");
        }
    }
}
