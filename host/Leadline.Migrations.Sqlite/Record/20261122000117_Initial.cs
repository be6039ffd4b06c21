using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Record
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "record_sealed_entries",
                columns: table => new
                {
                    seal_number = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    module = table.Column<string>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    leaf = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_sealed_entries", x => new { x.seal_number, x.position });
                });

            migrationBuilder.CreateTable(
                name: "record_seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    previous = table.Column<string>(type: "TEXT", nullable: false),
                    root = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    algorithm = table.Column<string>(type: "TEXT", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_seals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "record_signing_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    algorithm = table.Column<string>(type: "TEXT", nullable: false),
                    public_key = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_signing_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_record_sealed_entries_entry_id",
                table: "record_sealed_entries",
                column: "entry_id",
                unique: true);

            migrationBuilder.ProtectAppendOnly("record", "seals");
            migrationBuilder.ProtectAppendOnly("record", "sealed_entries");
            migrationBuilder.ProtectAppendOnly("record", "signing_keys");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("record", "seals");
            migrationBuilder.UnprotectAppendOnly("record", "sealed_entries");
            migrationBuilder.UnprotectAppendOnly("record", "signing_keys");

            migrationBuilder.DropTable(
                name: "record_sealed_entries");

            migrationBuilder.DropTable(
                name: "record_seals");

            migrationBuilder.DropTable(
                name: "record_signing_keys");
        }
    }
}
