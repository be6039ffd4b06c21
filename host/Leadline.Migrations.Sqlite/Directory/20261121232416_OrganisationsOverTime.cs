using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Directory
{
    /// <inheritdoc />
    public partial class OrganisationsOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "succeeded_on",
                table: "directory_organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "succession_id",
                table: "directory_organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "succession_kind",
                table: "directory_organisations",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "succession_reason",
                table: "directory_organisations",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "succession_told_at",
                table: "directory_organisations",
                type: "INTEGER",
                nullable: true);

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
                name: "ix_directory_register_checks_organisation_id_asked_at",
                table: "directory_register_checks",
                columns: new[] { "organisation_id", "asked_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_email_domains");

            migrationBuilder.DropTable(
                name: "directory_organisation_former_names");

            migrationBuilder.DropTable(
                name: "directory_organisation_identifiers");

            migrationBuilder.DropTable(
                name: "directory_organisation_successors");

            migrationBuilder.DropTable(
                name: "directory_register_checks");

            migrationBuilder.DropIndex(
                name: "ix_directory_organisations_succeeded_on",
                table: "directory_organisations");

            migrationBuilder.DropIndex(
                name: "ix_directory_organisations_successor",
                table: "directory_organisations");

            migrationBuilder.DropColumn(
                name: "succeeded_on",
                table: "directory_organisations");

            migrationBuilder.DropColumn(
                name: "succession_id",
                table: "directory_organisations");

            migrationBuilder.DropColumn(
                name: "succession_kind",
                table: "directory_organisations");

            migrationBuilder.DropColumn(
                name: "succession_reason",
                table: "directory_organisations");

            migrationBuilder.DropColumn(
                name: "succession_told_at",
                table: "directory_organisations");
        }
    }
}
