using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class CeilingQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ceiling_question",
                schema: "call_off",
                table: "further_competitions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ceiling_refusal",
                schema: "call_off",
                table: "further_competitions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ceiling_question",
                schema: "call_off",
                table: "direct_awards",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ceiling_refusal",
                schema: "call_off",
                table: "direct_awards",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ceiling_question",
                schema: "call_off",
                table: "further_competitions");

            migrationBuilder.DropColumn(
                name: "ceiling_refusal",
                schema: "call_off",
                table: "further_competitions");

            migrationBuilder.DropColumn(
                name: "ceiling_question",
                schema: "call_off",
                table: "direct_awards");

            migrationBuilder.DropColumn(
                name: "ceiling_refusal",
                schema: "call_off",
                table: "direct_awards");
        }
    }
}
