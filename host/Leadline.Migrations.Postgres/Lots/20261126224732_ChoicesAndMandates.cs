using Leadline.Modularity.Storage;
using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
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
                name: "choice_records",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: true),
                    choice = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    shown = table.Column<string>(type: "text", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choice_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collective_procurements",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    expected_value_pence = table.Column<long>(type: "bigint", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fixed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_procurements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "help_requests",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "in_house_cases",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_line = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    mandate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    scored_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    stranded_whole_pence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_house_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mandate_disputes",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mandate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    authority_disputed = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_because = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandate_disputes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mandates",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_line = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decider = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    legal_basis = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    buyer_kinds = table.Column<List<string>>(type: "text[]", nullable: false),
                    organisations = table.Column<List<string>>(type: "text[]", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "needs",
                schema: "lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: true),
                    service_line = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    expected_value_pence = table.Column<long>(type: "bigint", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    term_months = table.Column<int>(type: "integer", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    stated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collective_members",
                schema: "lots",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    collective_procurement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    estimated_value_pence = table.Column<long>(type: "bigint", nullable: false),
                    share = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_members", x => new { x.collective_procurement_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_collective_members_collective_procurements_collective_procu~",
                        column: x => x.collective_procurement_id,
                        principalSchema: "lots",
                        principalTable: "collective_procurements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "help_steps",
                schema: "lots",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    help_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_steps", x => new { x.help_request_id, x.number });
                    table.ForeignKey(
                        name: "fk_help_steps_help_requests_help_request_id",
                        column: x => x.help_request_id,
                        principalSchema: "lots",
                        principalTable: "help_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "in_house_marks",
                schema: "lots",
                columns: table => new
                {
                    round = table.Column<int>(type: "integer", nullable: false),
                    criterion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_house_marks", x => new { x.case_id, x.round, x.criterion });
                    table.ForeignKey(
                        name: "fk_in_house_marks_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "lots",
                        principalTable: "in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "in_house_statements",
                schema: "lots",
                columns: table => new
                {
                    round = table.Column<int>(type: "integer", nullable: false),
                    criterion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    comparison = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<List<string>>(type: "text[]", nullable: false),
                    evidence_sha256 = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_house_statements", x => new { x.case_id, x.round, x.criterion });
                    table.ForeignKey(
                        name: "fk_in_house_statements_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "lots",
                        principalTable: "in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "in_house_steps",
                schema: "lots",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_in_house_steps", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_in_house_steps_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "lots",
                        principalTable: "in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stranded_cost_shares",
                schema: "lots",
                columns: table => new
                {
                    round = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<int>(type: "integer", nullable: false),
                    amount_pence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stranded_cost_shares", x => new { x.case_id, x.round, x.organisation });
                    table.ForeignKey(
                        name: "fk_stranded_cost_shares_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "lots",
                        principalTable: "in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stranded_costs",
                schema: "lots",
                columns: table => new
                {
                    round = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    per_year_pence = table.Column<long>(type: "bigint", nullable: false),
                    years = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stranded_costs", x => new { x.case_id, x.round, x.number });
                    table.ForeignKey(
                        name: "fk_stranded_costs_in_house_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "lots",
                        principalTable: "in_house_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mandate_events",
                schema: "lots",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    mandate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandate_events", x => new { x.mandate_id, x.number });
                    table.ForeignKey(
                        name: "fk_mandate_events_mandates_mandate_id",
                        column: x => x.mandate_id,
                        principalSchema: "lots",
                        principalTable: "mandates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_choice_records_buyer_id",
                schema: "lots",
                table: "choice_records",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_choice_records_framework_id",
                schema: "lots",
                table: "choice_records",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_choice_records_need_id",
                schema: "lots",
                table: "choice_records",
                column: "need_id");

            migrationBuilder.CreateIndex(
                name: "ix_collective_members_organisation_id",
                schema: "lots",
                table: "collective_members",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_collective_procurements_framework_id",
                schema: "lots",
                table: "collective_procurements",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_requests_buyer_id",
                schema: "lots",
                table: "help_requests",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_help_requests_framework_id_due_on",
                schema: "lots",
                table: "help_requests",
                columns: new[] { "framework_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_in_house_cases_buyer_id",
                schema: "lots",
                table: "in_house_cases",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_in_house_cases_framework_id",
                schema: "lots",
                table: "in_house_cases",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_in_house_cases_need_id",
                schema: "lots",
                table: "in_house_cases",
                column: "need_id");

            migrationBuilder.CreateIndex(
                name: "ix_mandate_disputes_buyer_id",
                schema: "lots",
                table: "mandate_disputes",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_mandate_disputes_mandate_id",
                schema: "lots",
                table: "mandate_disputes",
                column: "mandate_id");

            migrationBuilder.CreateIndex(
                name: "ix_mandates_framework_id_service_line",
                schema: "lots",
                table: "mandates",
                columns: new[] { "framework_id", "service_line" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_buyer_id",
                schema: "lots",
                table: "needs",
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
                name: "choice_records",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "collective_members",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "help_steps",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "in_house_marks",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "in_house_statements",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "in_house_steps",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "mandate_disputes",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "mandate_events",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "needs",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "stranded_cost_shares",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "stranded_costs",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "collective_procurements",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "help_requests",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "mandates",
                schema: "lots");

            migrationBuilder.DropTable(
                name: "in_house_cases",
                schema: "lots");
        }
    }
}
