using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class PluginEnablement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plugin_enablements",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    framework = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    lot = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    is_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    buyers = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisations = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugin_enablements", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plugin_enablements_plugin_framework_lot",
                schema: "accreditation",
                table: "plugin_enablements",
                columns: new[] { "plugin", "framework", "lot" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plugin_enablements",
                schema: "accreditation");
        }
    }
}
