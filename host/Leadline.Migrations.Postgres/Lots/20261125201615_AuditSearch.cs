using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Lots
{
    /// <inheritdoc />
    public partial class AuditSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_audit_act_id",
                schema: "lots",
                table: "audit",
                columns: new[] { "act", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                schema: "lots",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_organisation_id",
                schema: "lots",
                table: "audit",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_person_id",
                schema: "lots",
                table: "audit",
                columns: new[] { "person", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_act_id",
                schema: "lots",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "ix_audit_at",
                schema: "lots",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "ix_audit_organisation_id",
                schema: "lots",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "ix_audit_person_id",
                schema: "lots",
                table: "audit");
        }
    }
}
