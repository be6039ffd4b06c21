using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Directory
{
    /// <inheritdoc />
    public partial class CredentialHolders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "held_by_id",
                schema: "directory",
                table: "client_credentials",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_client_credentials_held_by_id",
                schema: "directory",
                table: "client_credentials",
                column: "held_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_client_credentials_held_by_id",
                schema: "directory",
                table: "client_credentials");

            migrationBuilder.DropColumn(
                name: "held_by_id",
                schema: "directory",
                table: "client_credentials");
        }
    }
}
