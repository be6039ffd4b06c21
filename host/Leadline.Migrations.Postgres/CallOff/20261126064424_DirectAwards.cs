using Leadline.Modularity.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Leadline.Migrations.Postgres.CallOff
{
    /// <inheritdoc />
    public partial class DirectAwards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "direct_awards",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_line = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    term_months = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answers = table.Column<string>(type: "text", nullable: false),
                    own_answers = table.Column<string>(type: "text", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_because = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_version = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    standstill_days = table.Column<int>(type: "integer", nullable: false),
                    standstill_counting = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    awarded_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    award_reason = table.Column<string>(type: "text", nullable: true),
                    awarded_annual_value_pence = table.Column<long>(type: "bigint", nullable: true),
                    awarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    standstill_ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    standing_question = table.Column<Guid>(type: "uuid", nullable: true),
                    standing_refusal = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_direct_awards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_plugins",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    publisher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    publisher_reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_plugins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_price_books",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot_number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    service_line = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    book = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_price_books", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugin_calls",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    plugin_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    operation = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    call = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugin_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                schema: "call_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plugin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    plugin_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    plugin_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    is_rate_card = table.Column<bool>(type: "boolean", nullable: false),
                    checks_requirements = table.Column<bool>(type: "boolean", nullable: false),
                    price_book_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    total_pence = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "direct_award_party_changes",
                schema: "call_off",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    call_off_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_direct_award_party_changes", x => new { x.call_off_id, x.number });
                    table.ForeignKey(
                        name: "fk_direct_award_party_changes_direct_awards_call_off_id",
                        column: x => x.call_off_id,
                        principalSchema: "call_off",
                        principalTable: "direct_awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_direct_awards_framework_id_buyer_id",
                schema: "call_off",
                table: "direct_awards",
                columns: new[] { "framework_id", "buyer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_direct_awards_framework_id_reference",
                schema: "call_off",
                table: "direct_awards",
                columns: new[] { "framework_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_known_plugins_is_active_plugin",
                schema: "call_off",
                table: "known_plugins",
                columns: new[] { "is_active", "plugin" });

            migrationBuilder.CreateIndex(
                name: "ix_known_price_books_framework_id_lot_number_service_line_supp~",
                schema: "call_off",
                table: "known_price_books",
                columns: new[] { "framework_id", "lot_number", "service_line", "supplier_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plugin_calls_framework_id_call_off_id_quote_id_operation",
                schema: "call_off",
                table: "plugin_calls",
                columns: new[] { "framework_id", "call_off_id", "quote_id", "operation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_framework_id_call_off_id_supplier_id",
                schema: "call_off",
                table: "quotes",
                columns: new[] { "framework_id", "call_off_id", "supplier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_state_next_try_at",
                schema: "call_off",
                table: "quotes",
                columns: new[] { "state", "next_try_at" });
            migrationBuilder.ProtectAppendOnly("call_off", "plugin_calls");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAppendOnly("call_off", "plugin_calls");
            migrationBuilder.DropTable(
                name: "direct_award_party_changes",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_plugins",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "known_price_books",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "plugin_calls",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "quotes",
                schema: "call_off");

            migrationBuilder.DropTable(
                name: "direct_awards",
                schema: "call_off");
        }
    }
}
