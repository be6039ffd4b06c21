using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Billing
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "billing_invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "former_suppliers",
                table: "billing_contract_accounts",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "billing_known_successions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    successors = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_known_successions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_billing_invoices_successor_id",
                table: "billing_invoices",
                column: "successor_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_known_successions");

            migrationBuilder.DropIndex(
                name: "ix_billing_invoices_successor_id",
                table: "billing_invoices");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "billing_invoices");

            migrationBuilder.DropColumn(
                name: "former_suppliers",
                table: "billing_contract_accounts");
        }
    }
}
