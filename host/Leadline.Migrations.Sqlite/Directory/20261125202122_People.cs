using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Directory
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directory_access_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_access_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_delegations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_link_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_link_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_one_time_links",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_one_time_links", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "directory_outgoing_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    to_address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_outgoing_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    home = table.Column<Guid>(type: "TEXT", nullable: true),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    authenticator_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    has_second_factor = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_time_step = table.Column<long>(type: "INTEGER", nullable: false),
                    last_signed_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_person_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    second_factor = table.Column<bool>(type: "INTEGER", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    delegation_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_person_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_role_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_role_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_sign_in_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    door = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_sign_in_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "directory_person_outside_logins",
                columns: table => new
                {
                    issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_person_outside_logins", x => new { x.person_id, x.issuer, x.subject });
                    table.ForeignKey(
                        name: "fk_directory_person_outside_logins_directory_people_person_id",
                        column: x => x.person_id,
                        principalTable: "directory_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directory_person_recovery_codes",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_person_recovery_codes", x => new { x.person_id, x.hash });
                    table.ForeignKey(
                        name: "fk_directory_person_recovery_codes_directory_people_person_id",
                        column: x => x.person_id,
                        principalTable: "directory_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_access_requests_organisation_id",
                table: "directory_access_requests",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_access_requests_person_id",
                table: "directory_access_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_delegations_organisation_id",
                table: "directory_delegations",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_delegations_person_id",
                table: "directory_delegations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_one_time_links_expires_at",
                table: "directory_one_time_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_directory_one_time_links_person_id",
                table: "directory_one_time_links",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_outgoing_mail_person_id",
                table: "directory_outgoing_mail",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_people_email",
                table: "directory_people",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_person_outside_logins_issuer_subject",
                table: "directory_person_outside_logins",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_person_sessions_hash",
                table: "directory_person_sessions",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_person_sessions_person_id",
                table: "directory_person_sessions",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_person_sessions_started_at",
                table: "directory_person_sessions",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_directory_role_grants_organisation_id",
                table: "directory_role_grants",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_role_grants_person_id",
                table: "directory_role_grants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_sign_in_attempts_door_at",
                table: "directory_sign_in_attempts",
                columns: new[] { "door", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_access_requests");

            migrationBuilder.DropTable(
                name: "directory_delegations");

            migrationBuilder.DropTable(
                name: "directory_link_requests");

            migrationBuilder.DropTable(
                name: "directory_one_time_links");

            migrationBuilder.DropTable(
                name: "directory_outgoing_mail");

            migrationBuilder.DropTable(
                name: "directory_person_outside_logins");

            migrationBuilder.DropTable(
                name: "directory_person_recovery_codes");

            migrationBuilder.DropTable(
                name: "directory_person_sessions");

            migrationBuilder.DropTable(
                name: "directory_role_grants");

            migrationBuilder.DropTable(
                name: "directory_sign_in_attempts");

            migrationBuilder.DropTable(
                name: "directory_people");
        }
    }
}
