using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                table: "accreditation_audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                table: "accreditation_audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                table: "accreditation_audit",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_audit_subject",
                table: "accreditation_audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("accreditation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accreditation_audit_unsealed");

            migrationBuilder.DropIndex(
                name: "ix_accreditation_audit_subject",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "after",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "before",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "form",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "person",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "role",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                table: "accreditation_audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                table: "accreditation_audit");
        }
    }
}
