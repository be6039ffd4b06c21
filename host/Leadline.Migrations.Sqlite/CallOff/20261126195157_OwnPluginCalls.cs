using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class OwnPluginCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_call_off_plugin_calls_plugin_plugin_version_id",
                table: "call_off_plugin_calls",
                columns: new[] { "plugin", "plugin_version", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_call_off_plugin_calls_plugin_plugin_version_id",
                table: "call_off_plugin_calls");
        }
    }
}
