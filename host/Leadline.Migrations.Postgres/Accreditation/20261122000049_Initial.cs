using Leadline.Modularity.Storage;
using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "accreditation");

            migrationBuilder.CreateTable(
                name: "answered_requests",
                schema: "accreditation",
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
                schema: "accreditation",
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
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                schema: "accreditation",
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
                schema: "accreditation",
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
                name: "inbox",
                schema: "accreditation",
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
                schema: "accreditation",
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
                schema: "accreditation",
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
                schema: "accreditation",
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
                name: "known_successions",
                schema: "accreditation",
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
                name: "outbox",
                schema: "accreditation",
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
                name: "places",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    continues_place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    facts_version = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenders",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_lines = table.Column<List<string>>(type: "text[]", nullable: false),
                    statement = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unpaid_charges",
                schema: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outstanding_pence = table.Column<long>(type: "bigint", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unpaid_charges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "place_lines",
                schema: "accreditation",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_lines", x => new { x.place_id, x.code });
                    table.ForeignKey(
                        name: "fk_place_lines_places_place_id",
                        column: x => x.place_id,
                        principalSchema: "accreditation",
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tender_decisions",
                schema: "accreditation",
                columns: table => new
                {
                    service_line = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    tender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    accredited = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tender_decisions", x => new { x.tender_id, x.service_line });
                    table.ForeignKey(
                        name: "fk_tender_decisions_tenders_tender_id",
                        column: x => x.tender_id,
                        principalSchema: "accreditation",
                        principalTable: "tenders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                schema: "accreditation",
                table: "audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_at",
                schema: "accreditation",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_known_organisations_reference",
                schema: "accreditation",
                table: "known_organisations",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_places_framework_id_lot_number_supplier_id",
                schema: "accreditation",
                table: "places",
                columns: new[] { "framework_id", "lot_number", "supplier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tenders_framework_id_lot_number_supplier_id",
                schema: "accreditation",
                table: "tenders",
                columns: new[] { "framework_id", "lot_number", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unpaid_charges_framework_id_supplier_id",
                schema: "accreditation",
                table: "unpaid_charges",
                columns: new[] { "framework_id", "supplier_id" });

            migrationBuilder.ProtectAppendOnly("accreditation", "audit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("accreditation", "audit");

            migrationBuilder.DropTable(
                name: "answered_requests",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "counters",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "dead_letters",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "known_framework_stages",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "known_framework_versions",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "known_organisations",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "known_successions",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "place_lines",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "tender_decisions",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "unpaid_charges",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "places",
                schema: "accreditation");

            migrationBuilder.DropTable(
                name: "tenders",
                schema: "accreditation");
        }
    }
}
