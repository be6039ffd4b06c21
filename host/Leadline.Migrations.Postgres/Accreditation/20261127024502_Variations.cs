using System;
using System.Collections.Generic;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class Variations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<int>>(
                name: "bound_by",
                schema: "accreditation",
                table: "places",
                type: "integer[]",
                nullable: false,
                defaultValueSql: "'{0}'"); // every version of before this was kept binds as nought

            migrationBuilder.AddColumn<int>(
                name: "binds_as",
                schema: "accreditation",
                table: "known_framework_versions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "offered_variations",
                schema: "accreditation",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    binds_as = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    told = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offered_variations", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "variation_answers",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    of_version = table.Column<int>(type: "integer", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    accepted = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variation_answers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_variation_answers_framework_id_of_version_supplier_id",
                schema: "accreditation",
                table: "variation_answers",
                columns: new[] { "framework_id", "of_version", "supplier_id" });

            migrationBuilder.ProtectAppendOnly("accreditation", "variation_answers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "offered_variations",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "variation_answers",
                schema: "accreditation");

            migrationBuilder.DropColumn(
                name: "bound_by",
                schema: "accreditation",
                table: "places");

            migrationBuilder.DropColumn(
                name: "binds_as",
                schema: "accreditation",
                table: "known_framework_versions");
        }
    }
}
