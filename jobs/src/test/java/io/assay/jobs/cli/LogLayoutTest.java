package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** What Spark and Delta log goes to standard error, where users read. */
class LogLayoutTest {
  @Test
  void messagesAreOneLineAndStackTracesAreLeftOut() {
    assertThat(logged("Lost task 0.0: java.io.IOException: no space\n\tat a.B.c(B.java:1)\n\tat d"))
        .endsWith(" WARN TaskSetManager: Lost task 0.0: java.io.IOException: no space\n")
        .hasLineCount(1);
  }

  @Test
  void aMessageOfOneLineIsKeptWhole() {
    assertThat(logged("Aborting job at 5 (of 7)"))
        .endsWith("TaskSetManager: Aborting job at 5 (of 7)\n");
  }

  private static String logged(String message) {
    return String.valueOf(
        LoggerContext.getContext(false)
            .getConfiguration()
            .getAppender("stderr")
            .getLayout()
            .toSerializable(
                Log4jLogEvent.newBuilder()
                    .setLoggerName("org.apache.spark.scheduler.TaskSetManager")
                    .setLevel(Level.WARN)
                    .setMessage(new SimpleMessage(message))
                    .setThrown(new IOException("no space"))
                    .build()));
  }
}
