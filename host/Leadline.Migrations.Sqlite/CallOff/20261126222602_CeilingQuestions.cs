using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class CeilingQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ceiling_question",
                table: "call_off_further_competitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ceiling_refusal",
                table: "call_off_further_competitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ceiling_question",
                table: "call_off_direct_awards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ceiling_refusal",
                table: "call_off_direct_awards",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ceiling_question",
                table: "call_off_further_competitions");

            migrationBuilder.DropColumn(
                name: "ceiling_refusal",
                table: "call_off_further_competitions");

            migrationBuilder.DropColumn(
                name: "ceiling_question",
                table: "call_off_direct_awards");

            migrationBuilder.DropColumn(
                name: "ceiling_refusal",
                table: "call_off_direct_awards");
        }
    }
}
