package io.assay.jobs.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.io.CompressionCodec;
import org.junit.jupiter.api.Test;

class UncompressedTest {
  private static final byte[] BYTES = "as they are".getBytes(UTF_8);

  @Test
  void sparkMakesItByName() {
    assertThat(CompressionCodec.createCodec(new SparkConf(), Uncompressed.class.getName()))
        .isInstanceOf(Uncompressed.class);
  }

  @Test
  void bytesStayAsTheyAre() throws IOException {
    Uncompressed codec = new Uncompressed(new SparkConf());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (OutputStream out = codec.compressedOutputStream(written)) {
      out.write(BYTES);
    }

    assertThat(written.toByteArray()).isEqualTo(BYTES);
    assertThat(codec.compressedInputStream(new ByteArrayInputStream(BYTES)).readAllBytes())
        .isEqualTo(BYTES);
  }
}
