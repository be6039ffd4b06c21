using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.Billing
{
    /// <inheritdoc />
    public partial class AuditSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_billing_audit_act_id",
                table: "billing_audit",
                columns: new[] { "act", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_billing_audit_at",
                table: "billing_audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_billing_audit_organisation_id",
                table: "billing_audit",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_billing_audit_person_id",
                table: "billing_audit",
                columns: new[] { "person", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_billing_audit_act_id",
                table: "billing_audit");

            migrationBuilder.DropIndex(
                name: "ix_billing_audit_at",
                table: "billing_audit");

            migrationBuilder.DropIndex(
                name: "ix_billing_audit_organisation_id",
                table: "billing_audit");

            migrationBuilder.DropIndex(
                name: "ix_billing_audit_person_id",
                table: "billing_audit");
        }
    }
}
