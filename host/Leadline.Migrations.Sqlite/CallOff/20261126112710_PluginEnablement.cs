using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class PluginEnablement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "call_off_known_plugin_enablements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    framework = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    lot = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    is_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    buyers = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisations = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_plugin_enablements", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_plugin_enablements_framework_lot",
                table: "call_off_known_plugin_enablements",
                columns: new[] { "framework", "lot" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_off_known_plugin_enablements");
        }
    }
}
