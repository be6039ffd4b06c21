using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Directory
{
    /// <inheritdoc />
    public partial class CredentialHolders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "held_by_id",
                table: "directory_client_credentials",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_client_credentials_held_by_id",
                table: "directory_client_credentials",
                column: "held_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_directory_client_credentials_held_by_id",
                table: "directory_client_credentials");

            migrationBuilder.DropColumn(
                name: "held_by_id",
                table: "directory_client_credentials");
        }
    }
}
