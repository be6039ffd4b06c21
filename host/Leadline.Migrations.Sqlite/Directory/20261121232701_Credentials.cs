using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Directory
{
    /// <inheritdoc />
    public partial class Credentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_api_keys");

            migrationBuilder.CreateTable(
                name: "directory_access_tokens",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    credential_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scopes = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_access_tokens", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "directory_client_credentials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    scopes = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    former_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    former_until = table.Column<long>(type: "INTEGER", nullable: true),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_client_credentials", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_access_tokens_credential_id",
                table: "directory_access_tokens",
                column: "credential_id");

            migrationBuilder.CreateIndex(
                name: "ix_directory_access_tokens_expires_at",
                table: "directory_access_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_directory_client_credentials_organisation_id",
                table: "directory_client_credentials",
                column: "organisation_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_access_tokens");

            migrationBuilder.DropTable(
                name: "directory_client_credentials");

            migrationBuilder.CreateTable(
                name: "directory_api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    capacities = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_api_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_api_keys_hash",
                table: "directory_api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_api_keys_organisation_id",
                table: "directory_api_keys",
                column: "organisation_id");
        }
    }
}
