using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace McHAnalytics.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class RejectedRowReplay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "settled_by",
                table: "rejected_row",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "suggestion",
                table: "rejected_row",
                type: "TEXT",
                maxLength: 400,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "settled_by",
                table: "rejected_row");

            migrationBuilder.DropColumn(
                name: "suggestion",
                table: "rejected_row");
        }
    }
}
