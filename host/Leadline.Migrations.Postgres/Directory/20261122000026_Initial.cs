using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Directory
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "directory");

            migrationBuilder.CreateTable(
                name: "access_tokens",
                schema: "directory",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    credential_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scopes = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_tokens", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "answered_requests",
                schema: "directory",
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
                schema: "directory",
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
                schema: "directory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "client_credentials",
                schema: "directory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    scopes = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    former_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    former_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_client_credentials", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                schema: "directory",
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
                schema: "directory",
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
                name: "email_domains",
                schema: "directory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    domain = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_domains", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "directory",
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
                name: "installation",
                schema: "directory",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_installation", x => x.id);
                    table.CheckConstraint("ck_installation_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "directory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open_from = table.Column<DateOnly>(type: "date", nullable: false),
                    open_to = table.Column<DateOnly>(type: "date", nullable: true),
                    successor = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    succession_id = table.Column<Guid>(type: "uuid", nullable: true),
                    succession_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    succeeded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    succession_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    succession_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    facts_version = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "directory",
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
                name: "register_checks",
                schema: "directory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    register = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    identifier = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    status = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    open_from = table.Column<DateOnly>(type: "date", nullable: true),
                    open_to = table.Column<DateOnly>(type: "date", nullable: true),
                    detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_former_names",
                schema: "directory",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_former_names", x => new { x.organisation_id, x.number });
                    table.ForeignKey(
                        name: "fk_organisation_former_names_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "directory",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_identifiers",
                schema: "directory",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    value = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_identifiers", x => new { x.organisation_id, x.number });
                    table.ForeignKey(
                        name: "fk_organisation_identifiers_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "directory",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_successors",
                schema: "directory",
                columns: table => new
                {
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_successors", x => new { x.organisation_id, x.successor_id });
                    table.ForeignKey(
                        name: "fk_organisation_successors_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "directory",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_credential_id",
                schema: "directory",
                table: "access_tokens",
                column: "credential_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_expires_at",
                schema: "directory",
                table: "access_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                schema: "directory",
                table: "audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_client_credentials_organisation_id",
                schema: "directory",
                table: "client_credentials",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_email_domains_organisation_id_domain",
                schema: "directory",
                table: "email_domains",
                columns: new[] { "organisation_id", "domain" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_email_domains_owner",
                schema: "directory",
                table: "email_domains",
                column: "domain",
                unique: true,
                filter: "verified_at IS NOT NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_at",
                schema: "directory",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_identifiers_scheme_value",
                schema: "directory",
                table: "organisation_identifiers",
                columns: new[] { "scheme", "value" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_successors_successor_id",
                schema: "directory",
                table: "organisation_successors",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_reference",
                schema: "directory",
                table: "organisations",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_succeeded_on",
                schema: "directory",
                table: "organisations",
                column: "succeeded_on",
                filter: "succession_told_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_successor",
                schema: "directory",
                table: "organisations",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_register_checks_organisation_id_asked_at",
                schema: "directory",
                table: "register_checks",
                columns: new[] { "organisation_id", "asked_at" });

            migrationBuilder.ProtectAppendOnly("directory", "audit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("directory", "audit");

            migrationBuilder.DropTable(
                name: "access_tokens",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "answered_requests",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "client_credentials",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "counters",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "dead_letters",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "email_domains",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "installation",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "organisation_former_names",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "organisation_identifiers",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "organisation_successors",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "register_checks",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "organisations",
                schema: "directory");
        }
    }
}
