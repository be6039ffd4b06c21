using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class ContractExtensions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "extension_months",
                schema: "call_off",
                table: "further_competitions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "extension_months",
                schema: "call_off",
                table: "direct_awards",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "extension_months",
                schema: "call_off",
                table: "contracts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "extension_question",
                schema: "call_off",
                table: "contracts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_reason",
                schema: "call_off",
                table: "contracts",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_refusal",
                schema: "call_off",
                table: "contracts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "extension_to",
                schema: "call_off",
                table: "contracts",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contract_extensions",
                schema: "call_off",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_extensions", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_contract_extensions_contracts_call_off_id",
                        column: x => x.call_off_id,
                        principalSchema: "call_off",
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contract_extensions",
                schema: "call_off");

            migrationBuilder.DropColumn(
                name: "extension_months",
                schema: "call_off",
                table: "further_competitions");

            migrationBuilder.DropColumn(
                name: "extension_months",
                schema: "call_off",
                table: "direct_awards");

            migrationBuilder.DropColumn(
                name: "extension_months",
                schema: "call_off",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "extension_question",
                schema: "call_off",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "extension_reason",
                schema: "call_off",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "extension_refusal",
                schema: "call_off",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "extension_to",
                schema: "call_off",
                table: "contracts");
        }
    }
}
