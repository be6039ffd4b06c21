using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class ChoicesAndMandates : Migration
    {
        private static readonly string[] AppendOnlyTables =
        [
            "needs", "choice_records", "mandate_events", "in_house_statements", "in_house_marks", "in_house_steps", "stranded_costs", "stranded_cost_shares", "help_steps",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lots_choice_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    need_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    choice = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    shown = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_choice_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_collective_procurements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    expected_value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fixed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_collective_procurements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_help_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_help_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_in_house_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    need_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_line = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    mandate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    submitted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    scored_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    stranded_whole_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_in_house_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_mandate_disputes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mandate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: false),
                    authority_disputed = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    raised_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_because = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_mandate_disputes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_line = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decider = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    buyer_kinds = table.Column<string>(type: "TEXT", nullable: false),
                    organisations = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_line = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    expected_value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_months = table.Column<int>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    stated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    stated_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_needs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lots_collective_members",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    collective_procurement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    estimated_value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    share = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_collective_members", x => new { x.collective_procurement_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_lots_collective_members_lots_collective_procurements_collective_procurement_id",
                        column: x => x.collective_procurement_id,
                        principalTable: "lots_collective_procurements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_help_steps",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    help_request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_help_steps", x => new { x.help_request_id, x.number });
                    table.ForeignKey(
                        name: "fk_lots_help_steps_lots_help_requests_help_request_id",
                        column: x => x.help_request_id,
                        principalTable: "lots_help_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_in_house_marks",
                columns: table => new
                {
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    criterion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_in_house_marks", x => new { x.case_id, x.round, x.criterion });
                    table.ForeignKey(
                        name: "fk_lots_in_house_marks_lots_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "lots_in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_in_house_statements",
                columns: table => new
                {
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    criterion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    comparison = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    evidence_sha256 = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_in_house_statements", x => new { x.case_id, x.round, x.criterion });
                    table.ForeignKey(
                        name: "fk_lots_in_house_statements_lots_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "lots_in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_in_house_steps",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_in_house_steps", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_lots_in_house_steps_lots_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "lots_in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_stranded_cost_shares",
                columns: table => new
                {
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    share = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_pence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_stranded_cost_shares", x => new { x.case_id, x.round, x.organisation });
                    table.ForeignKey(
                        name: "fk_lots_stranded_cost_shares_lots_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "lots_in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_stranded_costs",
                columns: table => new
                {
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    per_year_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    years = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_stranded_costs", x => new { x.case_id, x.round, x.number });
                    table.ForeignKey(
                        name: "fk_lots_stranded_costs_lots_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "lots_in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lots_mandate_events",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    mandate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_mandate_events", x => new { x.mandate_id, x.number });
                    table.ForeignKey(
                        name: "fk_lots_mandate_events_lots_mandates_mandate_id",
                        column: x => x.mandate_id,
                        principalTable: "lots_mandates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lots_choice_records_buyer_id",
                table: "lots_choice_records",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_choice_records_framework_id",
                table: "lots_choice_records",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_choice_records_need_id",
                table: "lots_choice_records",
                column: "need_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_collective_members_organisation_id",
                table: "lots_collective_members",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_collective_procurements_framework_id",
                table: "lots_collective_procurements",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_help_requests_buyer_id",
                table: "lots_help_requests",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_help_requests_framework_id_due_on",
                table: "lots_help_requests",
                columns: new[] { "framework_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_lots_in_house_cases_buyer_id",
                table: "lots_in_house_cases",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_in_house_cases_framework_id",
                table: "lots_in_house_cases",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_in_house_cases_need_id",
                table: "lots_in_house_cases",
                column: "need_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_mandate_disputes_buyer_id",
                table: "lots_mandate_disputes",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_mandate_disputes_mandate_id",
                table: "lots_mandate_disputes",
                column: "mandate_id");

            migrationBuilder.CreateIndex(
                name: "ix_lots_mandates_framework_id_service_line",
                table: "lots_mandates",
                columns: new[] { "framework_id", "service_line" });

            migrationBuilder.CreateIndex(
                name: "ix_lots_needs_buyer_id",
                table: "lots_needs",
                column: "buyer_id");

            // What was stated, marked, recorded or happened is never changed: the record of it is the product.
            foreach (var table in AppendOnlyTables)
                migrationBuilder.ProtectAppendOnly("lots", table);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in AppendOnlyTables)
                migrationBuilder.UnprotectAppendOnly("lots", table);

            migrationBuilder.DropTable(
                name: "lots_choice_records");

            migrationBuilder.DropTable(
                name: "lots_collective_members");

            migrationBuilder.DropTable(
                name: "lots_help_steps");

            migrationBuilder.DropTable(
                name: "lots_in_house_marks");

            migrationBuilder.DropTable(
                name: "lots_in_house_statements");

            migrationBuilder.DropTable(
                name: "lots_in_house_steps");

            migrationBuilder.DropTable(
                name: "lots_mandate_disputes");

            migrationBuilder.DropTable(
                name: "lots_mandate_events");

            migrationBuilder.DropTable(
                name: "lots_needs");

            migrationBuilder.DropTable(
                name: "lots_stranded_cost_shares");

            migrationBuilder.DropTable(
                name: "lots_stranded_costs");

            migrationBuilder.DropTable(
                name: "lots_collective_procurements");

            migrationBuilder.DropTable(
                name: "lots_help_requests");

            migrationBuilder.DropTable(
                name: "lots_mandates");

            migrationBuilder.DropTable(
                name: "lots_in_house_cases");
        }
    }
}
