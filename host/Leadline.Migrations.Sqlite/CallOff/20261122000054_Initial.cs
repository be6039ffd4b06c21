using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "call_off_answered_requests",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    tag = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "call_off_audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    credential = table.Column<Guid>(type: "TEXT", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<short>(type: "INTEGER", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    delegation = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject_type = table.Column<string>(type: "TEXT", nullable: false),
                    subject_version = table.Column<long>(type: "INTEGER", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    request_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_bids",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    annual_price_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    response = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    superseded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_bids", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    service_lines = table.Column<string>(type: "TEXT", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    annual_value_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_contracts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_counters",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "call_off_dead_letters",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "call_off_further_competitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_version = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    requirement = table.Column<string>(type: "TEXT", maxLength: 50000, nullable: false),
                    service_lines = table.Column<string>(type: "TEXT", nullable: false),
                    contract_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    contract_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    standstill_days = table.Column<int>(type: "INTEGER", nullable: false),
                    standstill_counting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: false),
                    prepared_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    awarded_to_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    award_reason = table.Column<string>(type: "TEXT", nullable: true),
                    awarded_annual_value_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    awarded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    standstill_ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    standing_question = table.Column<Guid>(type: "TEXT", nullable: true),
                    standing_refusal = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_further_competitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_framework_stages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_to_tenders_at = table.Column<long>(type: "INTEGER", nullable: true),
                    went_live_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_framework_stages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_framework_versions",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_framework_versions", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    open_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    open_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    directory_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accreditation_version = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_places", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "call_off_known_tenders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_decided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_tenders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bid_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    criterion = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    value = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    given_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    only_for = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_outbox", x => x.id);
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
                name: "call_off_criteria",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    weight = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    maximum_mark = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    minimum_mark = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    price_formula = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_criteria", x => new { x.call_off_id, x.code });
                    table.ForeignKey(
                        name: "fk_call_off_criteria_call_off_further_competitions_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "call_off_further_competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "call_off_invitations",
                columns: table => new
                {
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_invitations", x => new { x.call_off_id, x.supplier_id });
                    table.ForeignKey(
                        name: "fk_call_off_invitations_call_off_further_competitions_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "call_off_further_competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_place_lines",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_place_lines", x => new { x.place_id, x.code });
                    table.ForeignKey(
                        name: "fk_call_off_known_place_lines_call_off_known_places_place_id",
                        column: x => x.place_id,
                        principalTable: "call_off_known_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_audit_subject",
                table: "call_off_audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_bids_framework_id_call_off_id_supplier_id",
                table: "call_off_bids",
                columns: new[] { "framework_id", "call_off_id", "supplier_id" },
                unique: true,
                filter: "superseded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_contracts_buyer_id",
                table: "call_off_contracts",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_contracts_framework_id_reference",
                table: "call_off_contracts",
                columns: new[] { "framework_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_contracts_supplier_id",
                table: "call_off_contracts",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_further_competitions_framework_id_buyer_id",
                table: "call_off_further_competitions",
                columns: new[] { "framework_id", "buyer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_further_competitions_framework_id_reference",
                table: "call_off_further_competitions",
                columns: new[] { "framework_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_inbox_at",
                table: "call_off_inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_invitations_supplier_id",
                table: "call_off_invitations",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_organisations_reference",
                table: "call_off_known_organisations",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_places_framework_id_lot_number_supplier_id",
                table: "call_off_known_places",
                columns: new[] { "framework_id", "lot_number", "supplier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_tenders_framework_id_lot_number_supplier_id",
                table: "call_off_known_tenders",
                columns: new[] { "framework_id", "lot_number", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_marks_framework_id_call_off_id_bid_id",
                table: "call_off_marks",
                columns: new[] { "framework_id", "call_off_id", "bid_id" });

            migrationBuilder.ProtectAppendOnly("call_off", "audit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("call_off", "audit");

            migrationBuilder.DropTable(
                name: "call_off_answered_requests");

            migrationBuilder.DropTable(
                name: "call_off_audit");

            migrationBuilder.DropTable(
                name: "call_off_audit_unsealed");

            migrationBuilder.DropTable(
                name: "call_off_bids");

            migrationBuilder.DropTable(
                name: "call_off_competition_party_changes");

            migrationBuilder.DropTable(
                name: "call_off_contract_party_changes");

            migrationBuilder.DropTable(
                name: "call_off_counters");

            migrationBuilder.DropTable(
                name: "call_off_criteria");

            migrationBuilder.DropTable(
                name: "call_off_dead_letters");

            migrationBuilder.DropTable(
                name: "call_off_inbox");

            migrationBuilder.DropTable(
                name: "call_off_invitations");

            migrationBuilder.DropTable(
                name: "call_off_known_framework_stages");

            migrationBuilder.DropTable(
                name: "call_off_known_framework_versions");

            migrationBuilder.DropTable(
                name: "call_off_known_organisations");

            migrationBuilder.DropTable(
                name: "call_off_known_place_lines");

            migrationBuilder.DropTable(
                name: "call_off_known_successions");

            migrationBuilder.DropTable(
                name: "call_off_known_tenders");

            migrationBuilder.DropTable(
                name: "call_off_marks");

            migrationBuilder.DropTable(
                name: "call_off_outbox");

            migrationBuilder.DropTable(
                name: "call_off_contracts");

            migrationBuilder.DropTable(
                name: "call_off_further_competitions");

            migrationBuilder.DropTable(
                name: "call_off_known_places");
        }
    }
}
