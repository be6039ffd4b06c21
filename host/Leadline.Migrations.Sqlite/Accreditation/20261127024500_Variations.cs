using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class Variations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "bound_by",
                table: "accreditation_places",
                type: "TEXT",
                nullable: false,
                defaultValue: "[0]"); // every version of before this was kept binds as nought

            migrationBuilder.AddColumn<int>(
                name: "binds_as",
                table: "accreditation_known_framework_versions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "accreditation_offered_variations",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    binds_as = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    told = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_offered_variations", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "accreditation_variation_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    of_version = table.Column<int>(type: "INTEGER", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_variation_answers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_variation_answers_framework_id_of_version_supplier_id",
                table: "accreditation_variation_answers",
                columns: new[] { "framework_id", "of_version", "supplier_id" });

            migrationBuilder.ProtectAppendOnly("accreditation", "variation_answers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accreditation_offered_variations");

            migrationBuilder.DropTable(
                name: "accreditation_variation_answers");

            migrationBuilder.DropColumn(
                name: "bound_by",
                table: "accreditation_places");

            migrationBuilder.DropColumn(
                name: "binds_as",
                table: "accreditation_known_framework_versions");
        }
    }
}
