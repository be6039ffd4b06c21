using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class Variations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "bound_by",
                table: "call_off_known_places",
                type: "TEXT",
                nullable: false,
                defaultValue: "[0]"); // every version of before this was kept binds as nought

            migrationBuilder.AddColumn<int>(
                name: "binds_as",
                table: "call_off_known_framework_versions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "bound_by",
                table: "call_off_known_places");

            migrationBuilder.DropColumn(
                name: "binds_as",
                table: "call_off_known_framework_versions");
        }
    }
}
