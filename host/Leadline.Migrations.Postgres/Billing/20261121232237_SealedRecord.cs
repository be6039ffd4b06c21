using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Billing
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                schema: "billing",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                schema: "billing",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                schema: "billing",
                table: "audit",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                schema: "billing",
                table: "audit",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                schema: "billing",
                table: "audit",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "billing",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                schema: "billing",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                schema: "billing",
                table: "audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                schema: "billing",
                table: "audit",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                schema: "billing",
                table: "audit",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_unsealed",
                schema: "billing",
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
                schema: "billing",
                table: "audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("billing");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "billing");

            migrationBuilder.DropIndex(
                name: "ix_audit_subject",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "after",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "before",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "form",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "person",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "role",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                schema: "billing",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                schema: "billing",
                table: "audit");
        }
    }
}
