using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "continues_place_id",
                schema: "accreditation",
                table: "places",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                schema: "accreditation",
                table: "places",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "known_successions",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    successors = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_successions", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "accreditation");

            migrationBuilder.DropColumn(
                name: "continues_place_id",
                schema: "accreditation",
                table: "places");

            migrationBuilder.DropColumn(
                name: "valid_to",
                schema: "accreditation",
                table: "places");
        }
    }
}
