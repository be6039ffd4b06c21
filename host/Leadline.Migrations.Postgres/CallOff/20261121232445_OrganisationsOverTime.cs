using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                schema: "call_off",
                table: "known_places",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "competition_party_changes",
                schema: "call_off",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competition_party_changes", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_competition_party_changes_further_competitions_call_off_id",
                        column: x => x.call_off_id,
                        principalSchema: "call_off",
                        principalTable: "further_competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contract_party_changes",
                schema: "call_off",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_party_changes", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_contract_party_changes_contracts_call_off_id",
                        column: x => x.call_off_id,
                        principalSchema: "call_off",
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "known_successions",
                schema: "call_off",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "competition_party_changes",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "contract_party_changes",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "call_off");

            migrationBuilder.DropColumn(
                name: "valid_to",
                schema: "call_off",
                table: "known_places");
        }
    }
}
