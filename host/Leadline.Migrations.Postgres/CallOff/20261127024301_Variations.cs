using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class Variations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<int>>(
                name: "bound_by",
                schema: "call_off",
                table: "known_places",
                type: "integer[]",
                nullable: false,
                defaultValueSql: "'{0}'"); // every version of before this was kept binds as nought

            migrationBuilder.AddColumn<int>(
                name: "binds_as",
                schema: "call_off",
                table: "known_framework_versions",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "bound_by",
                schema: "call_off",
                table: "known_places");

            migrationBuilder.DropColumn(
                name: "binds_as",
                schema: "call_off",
                table: "known_framework_versions");
        }
    }
}
