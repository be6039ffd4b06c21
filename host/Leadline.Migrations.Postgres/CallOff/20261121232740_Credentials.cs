using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class Credentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "prepared_by",
                schema: "call_off",
                table: "further_competitions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "known_tenders",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_decided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_tenders", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_known_tenders_framework_id_lot_number_supplier_id",
                schema: "call_off",
                table: "known_tenders",
                columns: new[] { "framework_id", "lot_number", "supplier_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_tenders",
                schema: "call_off");

            migrationBuilder.DropColumn(
                name: "prepared_by",
                schema: "call_off",
                table: "further_competitions");
        }
    }
}
