package io.assay.jobs.provenance;

import static io.assay.lineage.event.DatasetRef.ColumnOrigin.Transformation.AGGREGATION;
import static io.assay.lineage.event.DatasetRef.ColumnOrigin.Transformation.DIGEST;
import static io.assay.lineage.event.DatasetRef.ColumnOrigin.Transformation.IDENTITY;
import static io.assay.lineage.event.DatasetRef.ColumnOrigin.Transformation.TRANSFORMATION;

import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.table.Votes;
import io.assay.lineage.event.DatasetRef.ColumnOrigin;
import io.assay.lineage.event.DatasetRef.ColumnOrigin.Transformation;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Columns;
import io.assay.rules.charter.Source;
import io.assay.rules.charter.VotesIntake;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which columns of what a stage read the columns of its tables are made. Told of ids, of what
 * is taken over, of digests and of judgements; not of what depends on the expressions and
 * dimensions of a charter, which its hash names.
 */
final class ColumnOrigins {
  private static final String ITEM = TableDefinition.ITEM_ID;

  private static final List<Rule> RULES =
      List.of(
          taken(Findings.TABLE, ITEM, Items.TABLE, ITEM),
          taken(Duplicates.TABLE, ITEM, Items.TABLE, ITEM),
          taken(Duplicates.TABLE, Duplicates.KEPT_ITEM_ID, Items.TABLE, ITEM),
          taken(Digests.TABLE, ITEM, Items.TABLE, ITEM),
          digest(Digests.TABLE, Digests.DIGEST, Contents.TABLE, Contents.CONTENT),
          taken(Labels.TABLE, ITEM, Votes.TABLE, ITEM),
          summed(Labels.TABLE, Labels.LABEL, Votes.TABLE, Votes.LABEL),
          summed(Labels.TABLE, Labels.OUTCOME, Votes.TABLE, Votes.LABEL),
          summed(Labels.TABLE, Labels.VOTES, Votes.TABLE, Votes.LABEL),
          taken(Annotators.TABLE, Annotators.ANNOTATOR, Votes.TABLE, Votes.ANNOTATOR),
          taken(Verdicts.TABLE, ITEM, Items.TABLE, ITEM),
          taken(Verdicts.TABLE, Verdicts.CONTRIBUTORS, Items.TABLE, Items.CONTRIBUTORS),
          summed(Verdicts.TABLE, Verdicts.VERDICT, Findings.TABLE, Findings.SEVERITY),
          summed(Verdicts.TABLE, Verdicts.VERDICT, Duplicates.TABLE, Duplicates.KIND),
          summed(Verdicts.TABLE, Verdicts.VERDICT, Labels.TABLE, Labels.OUTCOME),
          summed(Verdicts.TABLE, Verdicts.VERDICT, Reviews.TABLE, Reviews.DECISION),
          summed(Verdicts.TABLE, Verdicts.REASONS, Findings.TABLE, Findings.RULE),
          summed(Verdicts.TABLE, Verdicts.REASONS, Duplicates.TABLE, Duplicates.KIND),
          summed(Verdicts.TABLE, Verdicts.REASONS, Labels.TABLE, Labels.OUTCOME),
          summed(Verdicts.TABLE, Verdicts.REASONS, Reviews.TABLE, Reviews.DECISION),
          digest(Verdicts.TABLE, Verdicts.COMMITMENT, Items.TABLE, ITEM),
          digest(Verdicts.TABLE, Verdicts.COMMITMENT, Salts.TABLE, Salts.SALT),
          digest(Verdicts.TABLE, Verdicts.COMMITMENT, Contents.TABLE, Contents.CONTENT_HASH),
          taken(Ledger.TABLE, Ledger.ACCOUNT, Verdicts.TABLE, Verdicts.CONTRIBUTORS),
          summed(Ledger.TABLE, Ledger.AMOUNT, Verdicts.TABLE, Verdicts.VERDICT));

  private ColumnOrigins() {}

  /** A column of a table, and one that it is made from. */
  private record Rule(
      TableDefinition made,
      String column,
      TableDefinition read,
      String source,
      Transformation how) {}

  /** Of a table that a stage made from others. */
  static List<ColumnOrigin> ofTable(TableDefinition made, Map<TableDefinition, URI> read) {
    Map<String, List<ColumnOrigin.Source>> sources = new LinkedHashMap<>();
    for (Rule rule : RULES) {
      URI place = read.get(rule.read());
      if (rule.made().equals(made) && place != null) {
        sources
            .computeIfAbsent(rule.column(), any -> new ArrayList<>())
            .add(new ColumnOrigin.Source(place, rule.source(), rule.how()));
      }
    }
    return origins(sources);
  }

  /** Of a table that was made from files of contributions. */
  static List<ColumnOrigin> ofDelivery(TableDefinition made, Charter charter, List<Path> files) {
    Columns columns = charter.intake().columns();
    Map<String, List<ColumnOrigin.Source>> sources = new LinkedHashMap<>();
    if (made.equals(Items.TABLE)) {
      addId(sources, columns, files);
      add(sources, Items.CONTRIBUTORS, name(columns.contributor()), DIGEST, files);
      add(sources, Items.LICENCE, name(columns.licence()), IDENTITY, files);
      add(sources, Items.SOURCE, name(columns.source()), IDENTITY, files);
      add(sources, Items.SUBMITTED_AT, name(columns.submittedAt()), TRANSFORMATION, files);
      for (String field : columns.content()) {
        add(sources, Items.CONTENT_MAC, field, DIGEST, files);
      }
    } else if (made.equals(Contents.TABLE)) {
      addId(sources, columns, files);
      for (String field : columns.content()) {
        add(sources, Contents.CONTENT, field, TRANSFORMATION, files);
        add(sources, Contents.CONTENT_HASH, field, DIGEST, files);
      }
    }
    return origins(sources);
  }

  /** Of the table of votes. */
  static List<ColumnOrigin> ofVotes(VotesIntake votes, List<Path> files) {
    Map<String, List<ColumnOrigin.Source>> sources = new LinkedHashMap<>();
    add(sources, ITEM, votes.item(), IDENTITY, files);
    add(sources, Votes.ANNOTATOR, votes.annotator(), DIGEST, files);
    add(sources, Votes.LABEL, votes.label(), IDENTITY, files);
    add(sources, Votes.VOTED_AT, votes.votedAt(), TRANSFORMATION, files);
    return origins(sources);
  }

  /** Contributors bring ids along, or they are derived from contributors and content. */
  private static void addId(
      Map<String, List<ColumnOrigin.Source>> sources, Columns columns, List<Path> files) {
    Source.Column id = columns.id();
    if (id != null) {
      add(sources, ITEM, id.name(), IDENTITY, files);
      return;
    }
    add(sources, ITEM, name(columns.contributor()), DIGEST, files);
    for (String field : columns.content()) {
      add(sources, ITEM, field, DIGEST, files);
    }
  }

  /** The column of the file, if that is where it comes from. */
  private static @Nullable String name(Source source) {
    return source instanceof Source.Column column ? column.name() : null;
  }

  private static void add(
      Map<String, List<ColumnOrigin.Source>> sources,
      String column,
      @Nullable String source,
      Transformation how,
      List<Path> files) {
    if (source == null) {
      return; // The same for every record, or an option of the batch.
    }
    for (Path file : files) {
      sources
          .computeIfAbsent(column, any -> new ArrayList<>())
          .add(new ColumnOrigin.Source(file.toAbsolutePath().toUri(), source, how));
    }
  }

  private static List<ColumnOrigin> origins(Map<String, List<ColumnOrigin.Source>> sources) {
    return sources.entrySet().stream()
        .map(entry -> new ColumnOrigin(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Rule taken(
      TableDefinition made, String column, TableDefinition read, String source) {
    return new Rule(made, column, read, source, IDENTITY);
  }

  private static Rule summed(
      TableDefinition made, String column, TableDefinition read, String source) {
    return new Rule(made, column, read, source, AGGREGATION);
  }

  private static Rule digest(
      TableDefinition made, String column, TableDefinition read, String source) {
    return new Rule(made, column, read, source, DIGEST);
  }
}
