using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class Variations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "binds_as",
                schema: "lots",
                table: "framework_versions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "variation",
                schema: "lots",
                table: "framework_versions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "variation",
                schema: "lots",
                table: "framework_proposals",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "binds_as",
                schema: "lots",
                table: "framework_versions");

            migrationBuilder.DropColumn(
                name: "variation",
                schema: "lots",
                table: "framework_versions");

            migrationBuilder.DropColumn(
                name: "variation",
                schema: "lots",
                table: "framework_proposals");
        }
    }
}
