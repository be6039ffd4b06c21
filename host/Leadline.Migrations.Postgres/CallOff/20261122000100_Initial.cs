using Leadline.Modularity.Storage;
using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "call_off");

            migrationBuilder.CreateTable(
                name: "answered_requests",
                schema: "call_off",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    tag = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    credential = table.Column<Guid>(type: "uuid", nullable: true),
                    roles = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    delegation = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_type = table.Column<string>(type: "text", nullable: false),
                    subject_version = table.Column<long>(type: "bigint", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    request_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_unsealed",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bids",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    annual_price_pence = table.Column<long>(type: "bigint", nullable: false),
                    response = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bids", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contracts",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    service_lines = table.Column<List<string>>(type: "text[]", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    annual_value_pence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contracts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                schema: "call_off",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                schema: "call_off",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "further_competitions",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_version = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    requirement = table.Column<string>(type: "character varying(50000)", maxLength: 50000, nullable: false),
                    service_lines = table.Column<List<string>>(type: "text[]", nullable: false),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: false),
                    contract_to = table.Column<DateOnly>(type: "date", nullable: false),
                    standstill_days = table.Column<int>(type: "integer", nullable: false),
                    standstill_counting = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    awarded_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    award_reason = table.Column<string>(type: "text", nullable: true),
                    awarded_annual_value_pence = table.Column<long>(type: "bigint", nullable: true),
                    awarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    standstill_ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    standing_question = table.Column<Guid>(type: "uuid", nullable: true),
                    standing_refusal = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_further_competitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "call_off",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "known_framework_stages",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_to_tenders_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    went_live_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_framework_stages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_framework_versions",
                schema: "call_off",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_framework_versions", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "known_organisations",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open_from = table.Column<DateOnly>(type: "date", nullable: false),
                    open_to = table.Column<DateOnly>(type: "date", nullable: true),
                    directory_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_places",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    accreditation_version = table.Column<long>(type: "bigint", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_places", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "known_tenders",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_decided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_tenders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "marks",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bid_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    given_by = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    only_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
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
                name: "criteria",
                schema: "call_off",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    weight = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    maximum_mark = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    minimum_mark = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    price_formula = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_criteria", x => new { x.call_off_id, x.code });
                    table.ForeignKey(
                        name: "fk_criteria_further_competitions_call_off_id",
                        column: x => x.call_off_id,
                        principalSchema: "call_off",
                        principalTable: "further_competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "call_off",
                columns: table => new
                {
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.call_off_id, x.supplier_id });
                    table.ForeignKey(
                        name: "fk_invitations_further_competitions_call_off_id",
                        column: x => x.call_off_id,
                        principalSchema: "call_off",
                        principalTable: "further_competitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "known_place_lines",
                schema: "call_off",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_place_lines", x => new { x.place_id, x.code });
                    table.ForeignKey(
                        name: "fk_known_place_lines_known_places_place_id",
                        column: x => x.place_id,
                        principalSchema: "call_off",
                        principalTable: "known_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                schema: "call_off",
                table: "audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_bids_framework_id_call_off_id_supplier_id",
                schema: "call_off",
                table: "bids",
                columns: new[] { "framework_id", "call_off_id", "supplier_id" },
                unique: true,
                filter: "superseded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_contracts_buyer_id",
                schema: "call_off",
                table: "contracts",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_contracts_framework_id_reference",
                schema: "call_off",
                table: "contracts",
                columns: new[] { "framework_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contracts_supplier_id",
                schema: "call_off",
                table: "contracts",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_further_competitions_framework_id_buyer_id",
                schema: "call_off",
                table: "further_competitions",
                columns: new[] { "framework_id", "buyer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_further_competitions_framework_id_reference",
                schema: "call_off",
                table: "further_competitions",
                columns: new[] { "framework_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbox_at",
                schema: "call_off",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_supplier_id",
                schema: "call_off",
                table: "invitations",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_known_organisations_reference",
                schema: "call_off",
                table: "known_organisations",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_known_places_framework_id_lot_number_supplier_id",
                schema: "call_off",
                table: "known_places",
                columns: new[] { "framework_id", "lot_number", "supplier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_known_tenders_framework_id_lot_number_supplier_id",
                schema: "call_off",
                table: "known_tenders",
                columns: new[] { "framework_id", "lot_number", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_marks_framework_id_call_off_id_bid_id",
                schema: "call_off",
                table: "marks",
                columns: new[] { "framework_id", "call_off_id", "bid_id" });

            migrationBuilder.ProtectAppendOnly("call_off", "audit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("call_off", "audit");

            migrationBuilder.DropTable(
                name: "answered_requests",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "bids",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "competition_party_changes",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "contract_party_changes",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "counters",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "criteria",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "dead_letters",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_framework_stages",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_framework_versions",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_organisations",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_place_lines",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_tenders",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "marks",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "contracts",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "further_competitions",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_places",
                schema: "call_off");
        }
    }
}
