using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class PluginEnablement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accreditation_plugin_enablements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    framework = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    lot = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    is_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    buyers = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisations = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_plugin_enablements", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_plugin_enablements_plugin_framework_lot",
                table: "accreditation_plugin_enablements",
                columns: new[] { "plugin", "framework", "lot" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accreditation_plugin_enablements");
        }
    }
}
