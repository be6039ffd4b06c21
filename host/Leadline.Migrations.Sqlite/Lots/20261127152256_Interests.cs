using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class Interests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lots_known_interests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_over = table.Column<bool>(type: "INTEGER", nullable: false),
                    told = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_known_interests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_known_successions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    successors = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_known_successions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lots_known_interests_supplier_id_framework_id",
                table: "lots_known_interests",
                columns: new[] { "supplier_id", "framework_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lots_known_interests");

            migrationBuilder.DropTable(
                name: "lots_known_successions");
        }
    }
}
