using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class Credentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "prepared_by",
                table: "call_off_further_competitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "call_off_known_tenders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_decided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_tenders", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_tenders_framework_id_lot_number_supplier_id",
                table: "call_off_known_tenders",
                columns: new[] { "framework_id", "lot_number", "supplier_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_off_known_tenders");

            migrationBuilder.DropColumn(
                name: "prepared_by",
                table: "call_off_further_competitions");
        }
    }
}
