using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Sqlite.CallOff
{
    /// <inheritdoc />
    public partial class DirectAwards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "call_off_direct_awards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_line = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_months = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    own_answers = table.Column<string>(type: "TEXT", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_version = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    standstill_days = table.Column<int>(type: "INTEGER", nullable: false),
                    standstill_counting = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    prepared_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    awarded_to_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    award_reason = table.Column<string>(type: "TEXT", nullable: true),
                    awarded_annual_value_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    awarded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    standstill_ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    standing_question = table.Column<Guid>(type: "TEXT", nullable: true),
                    standing_refusal = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_direct_awards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_plugins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    publisher_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    publisher_reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_plugins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_known_price_books",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lot_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    service_line = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    book = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_known_price_books", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_plugin_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quote_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    plugin_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    call = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_plugin_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    plugin_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    plugin_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    is_rate_card = table.Column<bool>(type: "INTEGER", nullable: false),
                    checks_requirements = table.Column<bool>(type: "INTEGER", nullable: false),
                    price_book_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    total_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_off_direct_award_party_changes",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    call_off_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_off_direct_award_party_changes", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_call_off_direct_award_party_changes_call_off_direct_awards_call_off_id",
                        column: x => x.call_off_id,
                        principalTable: "call_off_direct_awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_direct_awards_framework_id_buyer_id",
                table: "call_off_direct_awards",
                columns: new[] { "framework_id", "buyer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_direct_awards_framework_id_reference",
                table: "call_off_direct_awards",
                columns: new[] { "framework_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_plugins_is_active_plugin",
                table: "call_off_known_plugins",
                columns: new[] { "is_active", "plugin" });

            migrationBuilder.CreateIndex(
                name: "ix_call_off_known_price_books_framework_id_lot_number_service_line_supplier_id_number",
                table: "call_off_known_price_books",
                columns: new[] { "framework_id", "lot_number", "service_line", "supplier_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_plugin_calls_framework_id_call_off_id_quote_id_operation",
                table: "call_off_plugin_calls",
                columns: new[] { "framework_id", "call_off_id", "quote_id", "operation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_quotes_framework_id_call_off_id_supplier_id",
                table: "call_off_quotes",
                columns: new[] { "framework_id", "call_off_id", "supplier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_call_off_quotes_state_next_try_at",
                table: "call_off_quotes",
                columns: new[] { "state", "next_try_at" });
            migrationBuilder.ProtectAppendOnly("call_off", "plugin_calls");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("call_off", "plugin_calls");
            migrationBuilder.DropTable(
                name: "call_off_direct_award_party_changes");

            migrationBuilder.DropTable(
                name: "call_off_known_plugins");

            migrationBuilder.DropTable(
                name: "call_off_known_price_books");

            migrationBuilder.DropTable(
                name: "call_off_plugin_calls");

            migrationBuilder.DropTable(
                name: "call_off_quotes");

            migrationBuilder.DropTable(
                name: "call_off_direct_awards");
        }
    }
}
