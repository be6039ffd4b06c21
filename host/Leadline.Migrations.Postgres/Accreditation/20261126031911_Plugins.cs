using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class Plugins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plugin_versions",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    publisher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    publisher_key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    declaration = table.Column<string>(type: "text", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false),
                    rules = table.Column<int>(type: "integer", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugin_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publisher_keys",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    spki = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publisher_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plugin_versions_authority",
                schema: "accreditation",
                table: "plugin_versions",
                column: "authority");

            migrationBuilder.CreateIndex(
                name: "ix_plugin_versions_plugin_number",
                schema: "accreditation",
                table: "plugin_versions",
                columns: new[] { "plugin", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_plugin_versions_publisher_id",
                schema: "accreditation",
                table: "plugin_versions",
                column: "publisher_id");

            migrationBuilder.CreateIndex(
                name: "ix_plugin_versions_publisher_key_id",
                schema: "accreditation",
                table: "plugin_versions",
                column: "publisher_key_id");

            migrationBuilder.CreateIndex(
                name: "ix_publisher_keys_name",
                schema: "accreditation",
                table: "publisher_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publisher_keys_owner_id",
                schema: "accreditation",
                table: "publisher_keys",
                column: "owner_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plugin_versions",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "publisher_keys",
                schema: "accreditation");
        }
    }
}
