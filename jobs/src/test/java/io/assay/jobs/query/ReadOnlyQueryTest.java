package io.assay.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ReadOnlyQueryTest {
  @TempDir Path directory;

  @BeforeEach
  void views(SparkSession spark) {
    spark.range(3).createOrReplaceTempView("numbers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from numbers",
        "-- how many\nselect id from numbers where id in (select max(id) from numbers)",
        "with big as (select id from numbers where id > 0) select * from big",
        "from numbers select id",
        "(select 1) union all (select 2)",
        "values (1), (2)",
        "show tables",
        "show columns in numbers",
        "describe numbers",
        "describe select id from numbers",
        "explain select id from numbers",
      })
  void readsAndTells(String query, SparkSession spark) throws Exception {
    assertThat(ReadOnlyQuery.of(spark, query).collectAsList()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop view numbers",
        "insert into numbers values (4)",
        "with x as (select 1) insert into numbers select * from x",
        "from numbers insert into other select id",
        "delete from numbers",
        "update numbers set id = 1",
        "merge into numbers n using numbers m on n.id = m.id when matched then delete",
        "create table t (a int) using parquet",
        "create temporary view v as select 1",
        "insert overwrite directory '/tmp/never' using csv select 1",
        "set spark.sql.shuffle.partitions=1",
        "reset",
        "add jar '/tmp/never.jar'",
        "cache table numbers",
        "truncate table numbers",
        "vacuum numbers",
        "select transform(id) using 'cat' as (line string) from numbers",
        "with x as (select transform(id) using 'cat' as (a string) from numbers) select * from x",
        "select reflect('java.lang.System', 'getenv', 'PATH')",
        "select * from numbers where id in (select java_method('java.lang.Math', 'abs', 1))",
      })
  void refusesWhatDoesMoreThanRead(String query, SparkSession spark) {
    assertThatExceptionOfType(ExitException.class)
        .isThrownBy(() -> ReadOnlyQuery.of(spark, query))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.USAGE));
    assertThat(spark.catalog().tableExists("numbers")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from csv.`%s`",
        "select * from text.`%s`",
        "with x as (select * from text.`%s`) select * from x",
        "select (select max(value) from text.`%s`)",
        "select * from delta.`%s`",
        "describe csv.`%s`",
      })
  void readsNoFileOutsideTheWarehouse(String query, SparkSession spark) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "hunter2");

    assertThatThrownBy(() -> ReadOnlyQuery.of(spark, query.formatted(secret)).collectAsList())
        .hasMessageContaining("cannot be found");
    assertThat(spark.conf().get("spark.sql.runSQLOnFiles")).isEqualTo("true");
  }
}
