using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accreditation_answered_requests",
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
                    table.PrimaryKey("pk_accreditation_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "accreditation_audit",
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
                    table.PrimaryKey("pk_accreditation_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_counters",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_dead_letters",
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
                    table.PrimaryKey("pk_accreditation_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "accreditation_inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "accreditation_known_framework_stages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_to_tenders_at = table.Column<long>(type: "INTEGER", nullable: true),
                    went_live_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_known_framework_stages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_known_framework_versions",
                columns: table => new
                {
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_known_framework_versions", x => new { x.framework_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "accreditation_known_organisations",
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
                    table.PrimaryKey("pk_accreditation_known_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_known_successions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    successors = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_known_successions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_outbox",
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
                    table.PrimaryKey("pk_accreditation_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    continues_place_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    facts_version = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_tenders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_lines = table.Column<string>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_tenders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_unpaid_charges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    outstanding_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_unpaid_charges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_place_lines",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_place_lines", x => new { x.place_id, x.code });
                    table.ForeignKey(
                        name: "fk_accreditation_place_lines_accreditation_places_place_id",
                        column: x => x.place_id,
                        principalTable: "accreditation_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accreditation_tender_decisions",
                columns: table => new
                {
                    service_line = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    tender_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accredited = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation_tender_decisions", x => new { x.tender_id, x.service_line });
                    table.ForeignKey(
                        name: "fk_accreditation_tender_decisions_accreditation_tenders_tender_id",
                        column: x => x.tender_id,
                        principalTable: "accreditation_tenders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_audit_subject",
                table: "accreditation_audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_inbox_at",
                table: "accreditation_inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_known_organisations_reference",
                table: "accreditation_known_organisations",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_places_framework_id_lot_number_supplier_id",
                table: "accreditation_places",
                columns: new[] { "framework_id", "lot_number", "supplier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_tenders_framework_id_lot_number_supplier_id",
                table: "accreditation_tenders",
                columns: new[] { "framework_id", "lot_number", "supplier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_unpaid_charges_framework_id_supplier_id",
                table: "accreditation_unpaid_charges",
                columns: new[] { "framework_id", "supplier_id" });

            migrationBuilder.ProtectAppendOnly("accreditation", "audit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("accreditation", "audit");

            migrationBuilder.DropTable(
                name: "accreditation_answered_requests");

            migrationBuilder.DropTable(
                name: "accreditation_audit");

            migrationBuilder.DropTable(
                name: "accreditation_audit_unsealed");

            migrationBuilder.DropTable(
                name: "accreditation_counters");

            migrationBuilder.DropTable(
                name: "accreditation_dead_letters");

            migrationBuilder.DropTable(
                name: "accreditation_inbox");

            migrationBuilder.DropTable(
                name: "accreditation_known_framework_stages");

            migrationBuilder.DropTable(
                name: "accreditation_known_framework_versions");

            migrationBuilder.DropTable(
                name: "accreditation_known_organisations");

            migrationBuilder.DropTable(
                name: "accreditation_known_successions");

            migrationBuilder.DropTable(
                name: "accreditation_outbox");

            migrationBuilder.DropTable(
                name: "accreditation_place_lines");

            migrationBuilder.DropTable(
                name: "accreditation_tender_decisions");

            migrationBuilder.DropTable(
                name: "accreditation_unpaid_charges");

            migrationBuilder.DropTable(
                name: "accreditation_places");

            migrationBuilder.DropTable(
                name: "accreditation_tenders");
        }
    }
}
