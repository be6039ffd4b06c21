using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                table: "call_off_known_places",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "call_off_competition_party_changes",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_competition_party_changes", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_call_off_competition_party_changes_call_off_further_competitions_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "call_off_further_competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "call_off_contract_party_changes",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_contract_party_changes", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_call_off_contract_party_changes_call_off_contracts_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "call_off_contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_successions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    successors = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_successions", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_off_competition_party_changes");

            migrationBuilder.DropTable(
                name: "call_off_contract_party_changes");

            migrationBuilder.DropTable(
                name: "call_off_known_successions");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "call_off_known_places");
        }
    }
}
