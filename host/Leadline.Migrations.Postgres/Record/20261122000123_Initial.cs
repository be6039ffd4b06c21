using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Record
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "record");

            migrationBuilder.CreateTable(
                name: "sealed_entries",
                schema: "record",
                columns: table => new
                {
                    seal_number = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    module = table.Column<string>(type: "text", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    leaf = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_entries", x => new { x.seal_number, x.position });
                });

            migrationBuilder.CreateTable(
                name: "seals",
                schema: "record",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    previous = table.Column<string>(type: "text", nullable: false),
                    root = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    algorithm = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    signature = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                schema: "record",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    algorithm = table.Column<string>(type: "text", nullable: false),
                    public_key = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_entries_entry_id",
                schema: "record",
                table: "sealed_entries",
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
                name: "sealed_entries",
                schema: "record");

            migrationBuilder.DropTable(
                name: "seals",
                schema: "record");

            migrationBuilder.DropTable(
                name: "signing_keys",
                schema: "record");
        }
    }
}
