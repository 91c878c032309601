using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McHAnalytics.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class FirstTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "load_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    form_code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    read_count = table.Column<long>(type: "INTEGER", nullable: false),
                    inserted = table.Column<long>(type: "INTEGER", nullable: false),
                    updated = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    data_version = table.Column<int>(type: "INTEGER", nullable: true),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    holder = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_load_run", x => x.id);
                    table.CheckConstraint("CK_load_run_balance", "read_count = inserted + updated + unchanged + rejected");
                });

            migrationBuilder.CreateTable(
                name: "statement_verdict",
                columns: table => new
                {
                    statement_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    printed = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    explanation_zh = table.Column<string>(type: "TEXT", nullable: false),
                    explanation_en = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_verdict", x => x.statement_id);
                });

            migrationBuilder.CreateTable(
                name: "rejected_row",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    sheet = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false),
                    column_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    rule_code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    message_zh = table.Column<string>(type: "TEXT", nullable: false),
                    message_en = table.Column<string>(type: "TEXT", nullable: false),
                    raw = table.Column<string>(type: "TEXT", nullable: false),
                    resolved = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rejected_row", x => x.id);
                    table.ForeignKey(
                        name: "FK_rejected_row_load_run_run_id",
                        column: x => x.run_id,
                        principalTable: "load_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_load_run_sha256_form",
                table: "load_run",
                columns: new[] { "sha256", "form_code" });

            migrationBuilder.CreateIndex(
                name: "IX_load_run_status",
                table: "load_run",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_rejected_row_rule",
                table: "rejected_row",
                column: "rule_code");

            migrationBuilder.CreateIndex(
                name: "IX_rejected_row_run",
                table: "rejected_row",
                column: "run_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rejected_row");

            migrationBuilder.DropTable(
                name: "statement_verdict");

            migrationBuilder.DropTable(
                name: "load_run");
        }
    }
}
