using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.Statements;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Models.Statements;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger;

/// <summary>The Ledger's tables: one model for SQLite and SQL Server.</summary>
/// <remarks>Others go through <see cref="LedgerStore"/>; this is public for the projects of other stores.</remarks>
public sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public DbSet<LoadRun> LoadRuns => Set<LoadRun>();

    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    public DbSet<StatementVerdict> StatementVerdicts => Set<StatementVerdict>();

    public DbSet<Waiver> Waivers => Set<Waiver>();

    /// <inheritdoc />
    /// <exception cref="UnbalancedReceiptException">Where a changed receipt does not balance.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CheckReceipts();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    /// <exception cref="UnbalancedReceiptException">Where a changed receipt does not balance.</exception>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CheckReceipts();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<ColumnTypes.UtcMoment>();
        KeepAsWord<LoadStatus>(configurationBuilder);
        KeepAsWord<CountUnit>(configurationBuilder);
        KeepAsWord<Verdict>(configurationBuilder);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LoadRun>(run =>
        {
            run.ToTable("load_run", table => table.HasCheckConstraint(
                "CK_load_run_balance", "read_count = inserted + updated + unchanged + rejected"));
            run.Property(r => r.Id).HasColumnName("id");
            run.Property(r => r.Source).HasColumnName("source").HasMaxLength(400);
            run.Property(r => r.Sha256).HasColumnName("sha256").HasMaxLength(64);
            run.Property(r => r.FormCode).HasColumnName("form_code").HasMaxLength(64);
            run.Property(r => r.Status).HasColumnName("status");
            run.Property(r => r.StartedAt).HasColumnName("started_at");
            run.Property(r => r.FinishedAt).HasColumnName("finished_at");
            run.Property(r => r.Unit).HasColumnName("unit");
            run.Property(r => r.Read).HasColumnName("read_count");
            run.Property(r => r.Inserted).HasColumnName("inserted");
            run.Property(r => r.Updated).HasColumnName("updated");
            run.Property(r => r.Unchanged).HasColumnName("unchanged");
            run.Property(r => r.Rejected).HasColumnName("rejected");
            run.Property(r => r.DataVersion).HasColumnName("data_version");
            run.Property(r => r.Holder).HasColumnName("holder");
            run.Property(r => r.Problems).HasColumnName("problems")
                .HasConversion(new ColumnTypes.ProblemsJson(), new ColumnTypes.ProblemsEquality());
            run.Ignore(r => r.Counts);
            run.HasIndex(r => new { r.Sha256, r.FormCode }).HasDatabaseName("IX_load_run_sha256_form");
            run.HasIndex(r => r.Status).HasDatabaseName("IX_load_run_status");
        });

        modelBuilder.Entity<RejectedRow>(row =>
        {
            row.ToTable("rejected_row");
            row.Property(r => r.Id).HasColumnName("id");
            row.Property(r => r.RunId).HasColumnName("run_id");
            row.Property(r => r.File).HasColumnName("file_name").HasMaxLength(400);
            row.Property(r => r.Sheet).HasColumnName("sheet").HasMaxLength(200);
            row.Property(r => r.Row).HasColumnName("row_number");
            row.Property(r => r.Column).HasColumnName("column_name").HasMaxLength(400);
            row.Property(r => r.RuleCode).HasColumnName("rule_code").HasMaxLength(64);
            row.Property(r => r.MessageZh).HasColumnName("message_zh");
            row.Property(r => r.MessageEn).HasColumnName("message_en");
            row.Property(r => r.Raw).HasColumnName("raw");
            row.Property(r => r.Suggestion).HasColumnName("suggestion").HasMaxLength(400);
            row.Property(r => r.Resolved).HasColumnName("resolved");
            row.Property(r => r.SettledBy).HasColumnName("settled_by");
            row.Property(r => r.At).HasColumnName("at");
            row.HasOne(r => r.Run).WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Restrict);
            row.HasIndex(r => r.RunId).HasDatabaseName("IX_rejected_row_run");
            row.HasIndex(r => r.RuleCode).HasDatabaseName("IX_rejected_row_rule");
        });

        modelBuilder.Entity<StatementVerdict>(verdict =>
        {
            verdict.ToTable("statement_verdict");
            verdict.HasKey(v => v.StatementId);
            verdict.Property(v => v.StatementId).HasColumnName("statement_id").HasMaxLength(128);
            verdict.Property(v => v.Place).HasColumnName("place").HasMaxLength(200);
            verdict.Property(v => v.Period).HasColumnName("period").HasMaxLength(100);
            verdict.Property(v => v.Measure).HasColumnName("measure").HasMaxLength(200);
            verdict.Property(v => v.Printed).HasColumnName("printed").HasMaxLength(200);
            verdict.Property(v => v.Verdict).HasColumnName("verdict");
            verdict.Property(v => v.ExplanationZh).HasColumnName("explanation_zh");
            verdict.Property(v => v.ExplanationEn).HasColumnName("explanation_en");
            verdict.Property(v => v.At).HasColumnName("at");
        });

        modelBuilder.Entity<Waiver>(waiver =>
        {
            waiver.ToTable("waiver");
            waiver.Property(w => w.Id).HasColumnName("id");
            waiver.Property(w => w.Rule).HasColumnName("rule_code").HasMaxLength(64);
            waiver.Property(w => w.Subject).HasColumnName("subject").HasMaxLength(WaiverSubject.Longest);
            waiver.Property(w => w.Observed).HasColumnName("observed").HasMaxLength(WaiverSubject.Longest);
            waiver.Property(w => w.By).HasColumnName("waived_by").HasMaxLength(WaiverLimits.Who);
            waiver.Property(w => w.Why).HasColumnName("why").HasMaxLength(WaiverLimits.Why);
            waiver.Property(w => w.Until).HasColumnName("until");
            waiver.Property(w => w.At).HasColumnName("at");
            waiver.Property(w => w.WithdrawnBy).HasColumnName("withdrawn_by").HasMaxLength(WaiverLimits.Who);
            waiver.Property(w => w.WithdrawnAt).HasColumnName("withdrawn_at");
        });
    }

    private static void KeepAsWord<TEnum>(ModelConfigurationBuilder configuration)
        where TEnum : struct, Enum =>
        configuration.Properties<TEnum>().HaveConversion<ColumnTypes.CapitalWord<TEnum>>().HaveMaxLength(16);

    private void CheckReceipts()
    {
        foreach (var entry in ChangeTracker.Entries<LoadRun>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                entry.Entity.Counts.Checked();
            }
        }
    }
}
