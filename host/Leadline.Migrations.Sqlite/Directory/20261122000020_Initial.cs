using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Directory
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directory_access_tokens",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    credential_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scopes = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_access_tokens", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "directory_answered_requests",
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
                    table.PrimaryKey("pk_directory_answered_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "directory_audit",
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
                    table.PrimaryKey("pk_directory_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_client_credentials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    scopes = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    former_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    former_until = table.Column<long>(type: "INTEGER", nullable: true),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_client_credentials", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_counters",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "directory_dead_letters",
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
                    table.PrimaryKey("pk_directory_dead_letters", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "directory_email_domains",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    claimed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    verified_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_email_domains", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "directory_installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    marked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_installation", x => x.id);
                    table.CheckConstraint("ck_installation_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "directory_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    open_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    open_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    succession_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    succession_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    succeeded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    succession_reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    succession_told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    facts_version = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_outbox",
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
                    table.PrimaryKey("pk_directory_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_register_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    register = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    identifier = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    open_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    open_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_register_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_organisation_former_names",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_organisation_former_names", x => new { x.organisation_id, x.number });
                    table.ForeignKey(
                        name: "fk_directory_organisation_former_names_directory_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "directory_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_organisation_identifiers",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_organisation_identifiers", x => new { x.organisation_id, x.number });
                    table.ForeignKey(
                        name: "fk_directory_organisation_identifiers_directory_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "directory_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_organisation_successors",
                columns: table => new
                {
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_organisation_successors", x => new { x.organisation_id, x.successor_id });
                    table.ForeignKey(
                        name: "fk_directory_organisation_successors_directory_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "directory_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_access_tokens_credential_id",
                table: "directory_access_tokens",
                column: "credential_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_access_tokens_expires_at",
                table: "directory_access_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_directory_audit_subject",
                table: "directory_audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_directory_client_credentials_organisation_id",
                table: "directory_client_credentials",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_email_domains_organisation_id_domain",
                table: "directory_email_domains",
                columns: new[] { "organisation_id", "domain" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_email_domains_owner",
                table: "directory_email_domains",
                column: "domain",
                unique: true,
                filter: "verified_at IS NOT NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_directory_inbox_at",
                table: "directory_inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_directory_organisation_identifiers_scheme_value",
                table: "directory_organisation_identifiers",
                columns: new[] { "scheme", "value" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_directory_organisation_successors_successor_id",
                table: "directory_organisation_successors",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_organisations_reference",
                table: "directory_organisations",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_organisations_succeeded_on",
                table: "directory_organisations",
                column: "succeeded_on",
                filter: "succession_told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_directory_organisations_successor",
                table: "directory_organisations",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_directory_register_checks_organisation_id_asked_at",
                table: "directory_register_checks",
                columns: new[] { "organisation_id", "asked_at" });

            migrationBuilder.ProtectAppendOnly("directory", "audit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("directory", "audit");

            migrationBuilder.DropTable(
                name: "directory_access_tokens");

            migrationBuilder.DropTable(
                name: "directory_answered_requests");

            migrationBuilder.DropTable(
                name: "directory_audit");

            migrationBuilder.DropTable(
                name: "directory_audit_unsealed");

            migrationBuilder.DropTable(
                name: "directory_client_credentials");

            migrationBuilder.DropTable(
                name: "directory_counters");

            migrationBuilder.DropTable(
                name: "directory_dead_letters");

            migrationBuilder.DropTable(
                name: "directory_email_domains");

            migrationBuilder.DropTable(
                name: "directory_inbox");

            migrationBuilder.DropTable(
                name: "directory_installation");

            migrationBuilder.DropTable(
                name: "directory_organisation_former_names");

            migrationBuilder.DropTable(
                name: "directory_organisation_identifiers");

            migrationBuilder.DropTable(
                name: "directory_organisation_successors");

            migrationBuilder.DropTable(
                name: "directory_outbox");

            migrationBuilder.DropTable(
                name: "directory_register_checks");

            migrationBuilder.DropTable(
                name: "directory_organisations");
        }
    }
}
