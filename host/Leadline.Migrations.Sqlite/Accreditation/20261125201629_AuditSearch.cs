using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Accreditation
{
    /// <inheritdoc />
    public partial class AuditSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_accreditation_audit_act_id",
                table: "accreditation_audit",
                columns: new[] { "act", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_audit_at",
                table: "accreditation_audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_audit_organisation_id",
                table: "accreditation_audit",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_audit_person_id",
                table: "accreditation_audit",
                columns: new[] { "person", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_accreditation_audit_act_id",
                table: "accreditation_audit");

            migrationBuilder.DropIndex(
                name: "ix_accreditation_audit_at",
                table: "accreditation_audit");

            migrationBuilder.DropIndex(
                name: "ix_accreditation_audit_organisation_id",
                table: "accreditation_audit");

            migrationBuilder.DropIndex(
                name: "ix_accreditation_audit_person_id",
                table: "accreditation_audit");
        }
    }
}
