using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class Interests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "known_interests",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_over = table.Column<bool>(type: "boolean", nullable: false),
                    told = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_interests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_successions",
                schema: "lots",
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

            migrationBuilder.CreateIndex(
                name: "ix_known_interests_supplier_id_framework_id",
                schema: "lots",
                table: "known_interests",
                columns: new[] { "supplier_id", "framework_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_interests",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "lots");
        }
    }
}
