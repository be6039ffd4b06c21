using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                schema: "accreditation",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                schema: "accreditation",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                schema: "accreditation",
                table: "audit",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                schema: "accreditation",
                table: "audit",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                schema: "accreditation",
                table: "audit",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "accreditation",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                schema: "accreditation",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                schema: "accreditation",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                schema: "accreditation",
                table: "audit",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                schema: "accreditation",
                table: "audit",
                type: "bigint",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                schema: "accreditation",
                table: "audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("accreditation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "accreditation");

            migrationBuilder.DropIndex(
                name: "ix_audit_subject",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "after",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "before",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "form",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "person",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "role",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                schema: "accreditation",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                schema: "accreditation",
                table: "audit");
        }
    }
}
