using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class OwnPluginCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_plugin_calls_plugin_plugin_version_id",
                schema: "call_off",
                table: "plugin_calls",
                columns: new[] { "plugin", "plugin_version", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_plugin_calls_plugin_plugin_version_id",
                schema: "call_off",
                table: "plugin_calls");
        }
    }
}
