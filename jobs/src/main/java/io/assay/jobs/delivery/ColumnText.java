package io.assay.jobs.delivery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * What a value of a Parquet column says, written as it would stand in JSON Lines: numbers in
 * digits, dates and instants in ISO 8601. A timestamp without time zone cannot be read: nobody
 * knows when it was.
 */
final class ColumnText {
  private ColumnText() {}

  /** Whether values of the column can be said in one field of a record. */
  static boolean isReadable(Type column) {
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    return switch (column.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN, FLOAT, DOUBLE, INT96 -> meaning == null;
      case FIXED_LEN_BYTE_ARRAY -> meaning instanceof DecimalLogicalTypeAnnotation;
      case BINARY ->
          meaning == null
              || meaning instanceof StringLogicalTypeAnnotation
              || meaning instanceof EnumLogicalTypeAnnotation
              || meaning instanceof JsonLogicalTypeAnnotation
              || meaning instanceof DecimalLogicalTypeAnnotation;
      case INT32, INT64 ->
          meaning == null
              || meaning instanceof IntLogicalTypeAnnotation
              || meaning instanceof DecimalLogicalTypeAnnotation
              || meaning instanceof DateLogicalTypeAnnotation
              || meaning instanceof TimestampLogicalTypeAnnotation at && at.isAdjustedToUTC();
    };
  }

  /** Whether values are text, an instant or a day, and not a number or a truth value. */
  static boolean isText(PrimitiveType column) {
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    return meaning instanceof DateLogicalTypeAnnotation
        || meaning instanceof TimestampLogicalTypeAnnotation
        || column.getPrimitiveTypeName() == PrimitiveTypeName.INT96
        || column.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
            && !(meaning instanceof DecimalLogicalTypeAnnotation);
  }

  static String of(PrimitiveType column, int value) {
    if (column.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    return isUnsigned(column) ? Integer.toUnsignedString(value) : of(column, (long) value);
  }

  static String of(PrimitiveType column, long value) {
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    if (meaning instanceof TimestampLogicalTypeAnnotation at) {
      ChronoUnit unit =
          switch (at.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
          };
      return Instant.EPOCH.plus(value, unit).toString();
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    return isUnsigned(column) ? Long.toUnsignedString(value) : Long.toString(value);
  }

  /** Of decimals, and of instants as Spark and Hive wrote them first. */
  static String of(PrimitiveType column, Binary value) {
    if (column.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).toPlainString();
    }
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong();
    LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, bytes.getInt());
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).plusNanos(nanos).toString();
  }

  private static boolean isUnsigned(PrimitiveType column) {
    return column.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation whole
        && !whole.isSigned();
  }
}
