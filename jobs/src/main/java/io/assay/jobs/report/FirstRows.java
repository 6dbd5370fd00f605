package io.assay.jobs.report;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The first rows of each group and its size, of one partition and then of all: memory holds the
 * first rows alone, and nothing is sorted or shuffled. Groups are few.
 */
final class FirstRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final List<Integer> by;
  private final List<Integer> order;
  private final StructType schema;
  private final int count;

  /**
   * @param number most rows of a group
   * @param by columns that make a group
   * @param order columns that order its rows, texts or numbers
   * @param rows schema of the rows
   */
  FirstRows(int number, List<String> by, List<String> order, StructType rows) {
    this.number = number;
    this.by = by.stream().map(rows::fieldIndex).toList();
    this.order = order.stream().map(rows::fieldIndex).toList();
    this.schema = rows.add(Grouped.COUNT, DataTypes.LongType);
    this.count = rows.size();
  }

  /** That of the rows, with {@link Grouped#COUNT} behind it. */
  StructType schema() {
    return schema;
  }

  /** Of one partition: the group's size there stands in its first row, and 0 in the others. */
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Groups groups = new Groups();
    rows.forEachRemaining(row -> groups.add(row, 1));
    List<Row> first = new ArrayList<>();
    for (Group group : groups.byKey.values()) {
      for (int i = 0; i < group.rows.size(); i++) {
        first.add(counted(group.rows.get(i), i == 0 ? group.size : 0));
      }
    }
    return first.iterator();
  }

  /** Of all partitions: the group's size stands in each of its rows. */
  List<Row> merge(List<Row> ofPartitions) {
    Groups groups = new Groups();
    ofPartitions.forEach(row -> groups.add(row, row.getLong(count)));
    List<Row> first = new ArrayList<>();
    for (int place = 0; place < number; place++) {
      for (Group group : groups.byKey.values()) {
        if (place < group.rows.size()) {
          first.add(counted(group.rows.get(place), group.size));
        }
      }
    }
    return first;
  }

  private Row counted(Row row, long size) {
    Object[] values = new Object[count + 1];
    for (int i = 0; i < count; i++) {
      values[i] = row.get(i);
    }
    values[count] = size;
    return new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(values, schema);
  }

  private static Comparator<Row> comparing(List<Integer> columns) {
    Comparator<Row> order = (one, other) -> 0;
    for (int column : columns) {
      order =
          order.thenComparing(
              row -> row.<Comparable<Object>>getAs(column), nullsFirst(naturalOrder()));
    }
    return order;
  }

  /** Groups by a row of theirs, in order of their keys. */
  private final class Groups {
    private final TreeMap<Row, Group> byKey = new TreeMap<>(comparing(by));
    private final Comparator<Row> rowOrder = comparing(order);

    void add(Row row, long rows) {
      Group group = byKey.get(row);
      if (group == null) {
        group = new Group();
        byKey.put(row, group);
      }
      group.size += rows;
      int place = group.rows.size();
      while (place > 0 && rowOrder.compare(row, group.rows.get(place - 1)) < 0) {
        place--;
      }
      if (place < number) {
        group.rows.add(place, row);
        if (group.rows.size() > number) {
          group.rows.remove(number);
        }
      }
    }
  }

  private static final class Group {
    private final List<Row> rows = new ArrayList<>();
    private long size;
  }
}
