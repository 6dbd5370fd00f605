package io.assay.jobs.expression;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread with a stack for the deepest expression of the admitted length, since a stack that
 * overflows inside a parser may leave classes half initialised. Bounds the time too, in case the
 * bounds on the text miss one that the grammar finds hard.
 */
final class RoomyThread {
  private static final long STACK_BYTES = 256L << 20;
  private static final int SECONDS = 60;

  private RoomyThread() {}

  /**
   * Calls and waits.
   *
   * @throws Refusal if the call does, or takes too long
   */
  static <T> T call(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(null, future, "charter expression", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Refusal("reading it takes longer than %d seconds".formatted(SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading an expression", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException("reading an expression failed", e.getCause());
    }
  }
}
