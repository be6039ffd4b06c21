using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Lots
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                table: "lots_audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "lots_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                table: "lots_audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                table: "lots_audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lots_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lots_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lots_audit_subject",
                table: "lots_audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("lots");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lots_audit_unsealed");

            migrationBuilder.DropIndex(
                name: "ix_lots_audit_subject",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "after",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "before",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "form",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "person",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "role",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                table: "lots_audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                table: "lots_audit");
        }
    }
}
