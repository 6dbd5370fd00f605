package io.assay.jobs.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The live data files of each table and the numbered writes that it has seen, followed from commit
 * to commit on the driver. Delta itself answers which files a read needs, and whether a write was
 * made before, with Spark jobs: four after each commit and one for each read, which is most of the
 * time of a small batch. The driver holds the list either way; here it is kept and extended by what
 * each commit says.
 *
 * <p>Deletion vectors are honoured, as the files are read by Delta. Not thread-safe.
 */
final class TableFiles {
  /** Beyond this many commits Delta's checkpoint is faster than reading each commit. */
  static final long MOST_COMMITS = 50;

  /** Beyond this many bytes executors read better than the driver. */
  private static final long MOST_BYTES = 16L << 20;

  private final SparkSession spark;
  private final FewRows fewRows;
  private final long mostCommits;
  private final Map<String, Listing> listings = new HashMap<>();
  private final Map<String, Sight> sights = new HashMap<>();

  TableFiles(SparkSession spark) {
    this(spark, MOST_COMMITS);
  }

  /**
   * @param mostCommits most commits that are read one by one
   */
  TableFiles(SparkSession spark, long mostCommits) {
    this.spark = spark;
    this.fewRows = new FewRows(spark);
    this.mostCommits = mostCommits;
  }

  /** The table as it stands. */
  State current(String path) {
    Sight sight = sights.get(path);
    if (sight == null || !sight.isCurrent()) {
      sight = Sight.of(look(path));
      sights.put(path, sight);
    }
    return sight.state();
  }

  private State look(String path) {
    DeltaLog log = DeltaLog.forTable(spark, path);
    Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
    Listing known = listings.get(path);
    boolean isOther = known != null && !known.table().equals(snapshot.metadata().id());
    if (known == null || isOther || known.version() != snapshot.version()) {
      known = listing(snapshot, isOther ? null : known);
      listings.put(path, known);
    }
    return new State(
        snapshot, List.copyOf(known.files().values()), Map.copyOf(known.transactions()), fewRows);
  }

  /**
   * A table at one version.
   *
   * @param files the data files of that version
   * @param transactions the last number that each application wrote
   * @param fewRows reads and writes files on the driver
   */
  record State(
      Snapshot snapshot, List<DataFile> files, Map<String, Long> transactions, FewRows fewRows) {
    long version() {
      return snapshot.version();
    }

    /** Appends rows of the table's own schema under a number that was not committed before. */
    void append(Dataset<Row> rows, String application, long number) {
      OptimisticTransaction transaction = transaction(application);
      commit(
          transaction,
          JavaConverters.seqAsJavaList(transaction.writeFiles(rows)),
          application,
          number);
    }

    /**
     * The same, of rows that the driver holds and writes itself.
     *
     * @param statistics what Delta is to know of the file, as JSON
     */
    void append(List<Row> rows, String statistics, String application, long number) {
      OptimisticTransaction transaction = transaction(application);
      List<AddFile> files =
          rows.isEmpty()
              ? List.of()
              : List.of(
                  added(
                      fewRows.write(snapshot.schema(), snapshot.deltaLog().dataPath(), rows),
                      statistics));
      commit(transaction, files, application, number);
    }

    private static AddFile added(FileStatus file, String statistics) {
      scala.collection.immutable.Map<String, String> none =
          scala.collection.immutable.Map$.MODULE$.empty();
      return new AddFile(
          file.getPath().getName(),
          none,
          file.getLen(),
          file.getModificationTime(),
          true,
          statistics,
          null,
          null,
          Option.empty(),
          Option.empty(),
          Option.empty());
    }

    private OptimisticTransaction transaction(String application) {
      OptimisticTransaction transaction =
          snapshot.deltaLog().startTransaction(Option.empty(), Option.apply(snapshot));
      // Whoever commits under the same name in between is a second writer: then this one fails.
      transaction.readTxn().$plus$eq(application);
      return transaction;
    }

    private static void commit(
        OptimisticTransaction transaction,
        List<? extends Action> files,
        String application,
        long number) {
      List<Action> actions = new ArrayList<>(files);
      actions.add(new SetTransaction(application, number, Option.empty()));
      transaction.commit(
          JavaConverters.asScalaBuffer(actions).toSeq(),
          new DeltaOperations.Write(
              SaveMode.Append, Option.empty(), Option.empty(), Option.empty()));
    }

    /** The rows of some of its files, held by the driver. */
    List<Row> list(List<DataFile> some) {
      List<AddFile> added = some.stream().map(DataFile::add).toList();
      boolean few = added.stream().mapToLong(AddFile::size).sum() <= MOST_BYTES;
      if (!few || added.stream().anyMatch(file -> file.deletionVector() != null)) {
        return rows(some).collectAsList();
      }
      List<Row> rows = new ArrayList<>();
      for (AddFile file : added) {
        rows.addAll(
            fewRows.read(snapshot.schema(), file.absolutePath(snapshot.deltaLog()), file.size()));
      }
      return rows;
    }

    /** The rows of some of its files. */
    Dataset<Row> rows(List<DataFile> some) {
      List<AddFile> added = some.stream().map(DataFile::add).toList();
      SparkSession spark = fewRows.spark();
      return spark.baseRelationToDataFrame(
          snapshot
              .deltaLog()
              .buildHadoopFsRelationWithFileIndex(
                  snapshot,
                  new ListedFiles(spark, JavaConverters.asScalaBuffer(added).toSeq(), snapshot),
                  Option.empty(),
                  false));
    }
  }

  /**
   * Data files by path and deletion vector, and numbers of writes, at a version of the log.
   *
   * @param table Delta's id of the table: another one may come to lie in the same place
   */
  private record Listing(
      String table,
      long version,
      Map<List<String>, DataFile> files,
      Map<String, Long> transactions) {

    static Listing nothing(Snapshot snapshot) {
      return new Listing(snapshot.metadata().id(), -1, Map.of(), Map.of());
    }

    Listing copy() {
      return new Listing(table, version, new LinkedHashMap<>(files), new HashMap<>(transactions));
    }

    Listing at(long later) {
      return new Listing(table, later, files, transactions);
    }

    void apply(Action action) {
      if (action instanceof RemoveFile removed) {
        files.remove(key(removed.path(), removed.getDeletionVectorUniqueId()));
      } else if (action instanceof AddFile added) {
        files.put(key(added.path(), added.getDeletionVectorUniqueId()), DataFile.of(added));
      } else if (action instanceof SetTransaction transaction) {
        transactions.put(transaction.appId(), transaction.version());
      }
    }
  }

  private Listing listing(Snapshot snapshot, @Nullable Listing known) {
    Listing from =
        known == null || known.version() > snapshot.version() ? Listing.nothing(snapshot) : known;
    Listing replayed =
        snapshot.version() - from.version() > mostCommits ? from : replay(snapshot, from);
    return replayed.version() == snapshot.version() ? replayed : read(snapshot);
  }

  /** Applies the commits since; ends early where the log has been cleaned up. */
  private static Listing replay(Snapshot snapshot, Listing from) {
    Listing listing = from.copy();
    long version = from.version();
    Iterator<Tuple2<Object, Seq<Action>>> commits =
        snapshot.deltaLog().getChanges(version + 1, false);
    while (version < snapshot.version() && commits.hasNext()) {
      Tuple2<Object, Seq<Action>> commit = commits.next();
      if ((Long) commit._1() != version + 1) {
        break;
      }
      JavaConverters.seqAsJavaList(commit._2()).forEach(listing::apply);
      version++;
    }
    return listing.at(version);
  }

  private static Listing read(Snapshot snapshot) {
    Listing listing = Listing.nothing(snapshot).copy().at(snapshot.version());
    snapshot.allFiles().collectAsList().forEach(listing::apply);
    JavaConverters.seqAsJavaList(snapshot.setTransactions()).forEach(listing::apply);
    return listing;
  }

  private static List<String> key(String path, Option<String> deletionVector) {
    List<String> key = new ArrayList<>(List.of(path));
    if (deletionVector.isDefined()) {
      key.add(deletionVector.get());
    }
    return key;
  }
}
