using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class PluginEnablement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "known_plugin_enablements",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    framework = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    lot = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    is_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    buyers = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisations = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_plugin_enablements", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_known_plugin_enablements_framework_lot",
                schema: "call_off",
                table: "known_plugin_enablements",
                columns: new[] { "framework", "lot" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_plugin_enablements",
                schema: "call_off");
        }
    }
}
