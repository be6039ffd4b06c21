using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class ContractExtensions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "extension_months",
                table: "call_off_further_competitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "extension_months",
                table: "call_off_direct_awards",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "extension_months",
                table: "call_off_contracts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "extension_question",
                table: "call_off_contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_reason",
                table: "call_off_contracts",
                type: "TEXT",
                maxLength: 10000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_refusal",
                table: "call_off_contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "extension_to",
                table: "call_off_contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "call_off_contract_extensions",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_contract_extensions", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_call_off_contract_extensions_call_off_contracts_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "call_off_contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_off_contract_extensions");

            migrationBuilder.DropColumn(
                name: "extension_months",
                table: "call_off_further_competitions");

            migrationBuilder.DropColumn(
                name: "extension_months",
                table: "call_off_direct_awards");

            migrationBuilder.DropColumn(
                name: "extension_months",
                table: "call_off_contracts");

            migrationBuilder.DropColumn(
                name: "extension_question",
                table: "call_off_contracts");

            migrationBuilder.DropColumn(
                name: "extension_reason",
                table: "call_off_contracts");

            migrationBuilder.DropColumn(
                name: "extension_refusal",
                table: "call_off_contracts");

            migrationBuilder.DropColumn(
                name: "extension_to",
                table: "call_off_contracts");
        }
    }
}
