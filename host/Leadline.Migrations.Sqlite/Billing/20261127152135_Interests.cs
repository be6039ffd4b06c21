using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Billing
{
    /// <inheritdoc />
    public partial class Interests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "billing_known_interests",
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
                    table.PrimaryKey("pk_billing_known_interests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_billing_known_interests_supplier_id_framework_id",
                table: "billing_known_interests",
                columns: new[] { "supplier_id", "framework_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_known_interests");
        }
    }
}
