using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class FrameworkStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "reopened_at",
                table: "accreditation_known_framework_stages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "tendering_stopped_at",
                table: "accreditation_known_framework_stages",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reopened_at",
                table: "accreditation_known_framework_stages");

            migrationBuilder.DropColumn(
                name: "tendering_stopped_at",
                table: "accreditation_known_framework_stages");
        }
    }
}
