using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Billing
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                schema: "billing",
                table: "invoices",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contract_account_former_suppliers",
                schema: "billing",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_account_former_suppliers", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_contract_account_former_suppliers_contract_accounts_call_of~",
                        column: x => x.call_off_id,
                        principalSchema: "billing",
                        principalTable: "contract_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "known_successions",
                schema: "billing",
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
                name: "ix_invoices_successor_id",
                schema: "billing",
                table: "invoices",
                column: "successor_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "billing");

            migrationBuilder.DropIndex(
                name: "ix_invoices_successor_id",
                schema: "billing",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "successor_id",
                schema: "billing",
                table: "invoices");

            migrationBuilder.DropTable(
                name: "contract_account_former_suppliers",
                schema: "billing");
        }
    }
}
