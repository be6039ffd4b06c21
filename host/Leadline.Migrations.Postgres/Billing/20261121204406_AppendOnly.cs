using Leadline.Modularity.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Billing
{
    /// <inheritdoc />
    public partial class AppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ProtectAppendOnly("billing", "audit");
            migrationBuilder.ProtectAppendOnly("billing", "postings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("billing", "audit");
            migrationBuilder.UnprotectAppendOnly("billing", "postings");
        }
    }
}
