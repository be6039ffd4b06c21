using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class FrameworkStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reopened_at",
                schema: "accreditation",
                table: "known_framework_stages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tendering_stopped_at",
                schema: "accreditation",
                table: "known_framework_stages",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reopened_at",
                schema: "accreditation",
                table: "known_framework_stages");

            migrationBuilder.DropColumn(
                name: "tendering_stopped_at",
                schema: "accreditation",
                table: "known_framework_stages");
        }
    }
}
