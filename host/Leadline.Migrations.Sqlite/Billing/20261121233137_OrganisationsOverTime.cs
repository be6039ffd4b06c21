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

            migrationBuilder.CreateTable(
                name: "billing_contract_account_former_suppliers",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_contract_account_former_suppliers", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_billing_contract_account_former_suppliers_billing_contract_accounts_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "billing_contract_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.DropTable(
                name: "billing_contract_account_former_suppliers");
        }
    }
}
