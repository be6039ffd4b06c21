using System;
using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Directory
{
    /// <inheritdoc />
    public partial class SealedRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "delegation",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "form",
                table: "directory_audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "person",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "directory_audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject_type",
                table: "directory_audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "subject_version",
                table: "directory_audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "directory_audit_unsealed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_audit_unsealed", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_audit_subject",
                table: "directory_audit",
                column: "subject");

            migrationBuilder.SealWhatIsThere("directory");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_audit_unsealed");

            migrationBuilder.DropIndex(
                name: "ix_directory_audit_subject",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "after",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "before",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "delegation",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "form",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "person",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "role",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "subject_type",
                table: "directory_audit");

            migrationBuilder.DropColumn(
                name: "subject_version",
                table: "directory_audit");
        }
    }
}
