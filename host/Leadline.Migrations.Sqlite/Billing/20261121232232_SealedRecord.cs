using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Billing
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                table: "billing_audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "billing_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                table: "billing_audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                table: "billing_audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "billing_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_billing_audit_subject",
                table: "billing_audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("billing");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_audit_unsealed");

            migrationBuilder.DropIndex(
                name: "ix_billing_audit_subject",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "after",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "before",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "form",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "person",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "role",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                table: "billing_audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                table: "billing_audit");
        }
    }
}
