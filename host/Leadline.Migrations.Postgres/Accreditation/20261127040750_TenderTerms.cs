using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.Accreditation
{
    /// <inheritdoc />
    public partial class TenderTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<int>>(
                name: "made_on",
                schema: "accreditation",
                table: "tenders",
                type: "integer[]",
                nullable: false,
                defaultValueSql: "'{0}'"); // every version of before this was kept binds as nought
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "made_on",
                schema: "accreditation",
                table: "tenders");
        }
    }
}
