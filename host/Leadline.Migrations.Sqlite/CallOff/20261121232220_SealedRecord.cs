using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                table: "call_off_audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "call_off_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                table: "call_off_audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                table: "call_off_audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "call_off_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_audit_subject",
                table: "call_off_audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("call_off");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_off_audit_unsealed");

            migrationBuilder.DropIndex(
                name: "ix_call_off_audit_subject",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "after",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "before",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "form",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "person",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "role",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                table: "call_off_audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                table: "call_off_audit");
        }
    }
}
