using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Directory
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "succeeded_on",
                schema: "directory",
                table: "organisations",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "succession_id",
                schema: "directory",
                table: "organisations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "succession_kind",
                schema: "directory",
                table: "organisations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "succession_reason",
                schema: "directory",
                table: "organisations",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "succession_told_at",
                schema: "directory",
                table: "organisations",
                type: "timestamp with time zone",
                nullable: true);

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
                name: "ix_register_checks_organisation_id_asked_at",
                schema: "directory",
                table: "register_checks",
                columns: new[] { "organisation_id", "asked_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "email_domains",
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
                name: "register_checks",
                schema: "directory");

            migrationBuilder.DropIndex(
                name: "ix_organisations_succeeded_on",
                schema: "directory",
                table: "organisations");

            migrationBuilder.DropIndex(
                name: "ix_organisations_successor",
                schema: "directory",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "succeeded_on",
                schema: "directory",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "succession_id",
                schema: "directory",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "succession_kind",
                schema: "directory",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "succession_reason",
                schema: "directory",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "succession_told_at",
                schema: "directory",
                table: "organisations");
        }
    }
}
