using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class Variations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "binds_as",
                table: "lots_framework_versions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "variation",
                table: "lots_framework_versions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "variation",
                table: "lots_framework_proposals",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "binds_as",
                table: "lots_framework_versions");

            migrationBuilder.DropColumn(
                name: "variation",
                table: "lots_framework_versions");

            migrationBuilder.DropColumn(
                name: "variation",
                table: "lots_framework_proposals");
        }
    }
}
