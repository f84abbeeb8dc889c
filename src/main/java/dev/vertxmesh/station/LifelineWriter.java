package dev.vertxmesh.station;

import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The thread that writes to a lifeline: what is queued, and a beat whenever one is due. */
final class LifelineWriter {
  private static final int CAPACITY = 1_000;

  private final SocketChannel channel;
  private final long beatNanos;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);
  private final Thread thread = daemon("mesh-lifeline-write", this::run);
  private volatile boolean broken;

  LifelineWriter(SocketChannel channel, Duration beatPeriod) {
    this.channel = channel;
    this.beatNanos = beatPeriod.toNanos();
  }

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    thread.start();
  }

  void stop() {
    broken = true;
    thread.interrupt();
  }

  boolean offer(LifelineMessage message) {
    return !broken && queue.offer(() -> write(message));
  }

  boolean flush(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    CountDownLatch written = new CountDownLatch(1);
    try {
      return queue.offer(written::countDown, limit.toNanos(), TimeUnit.NANOSECONDS)
          && written.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
          && !broken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void run() {
    long beats = 0;
    long nextBeat = System.nanoTime();
    try {
      while (!broken) {
        Runnable work = queue.poll(nextBeat - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (work != null) {
          work.run();
        }
        if (System.nanoTime() - nextBeat >= 0) {
          write(new LifelineMessage(Verb.BEAT, Long.toString(++beats)));
          nextBeat = System.nanoTime() + beatNanos;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(LifelineMessage message) {
    ByteBuffer line = ByteBuffer.wrap((message.encode() + '\n').getBytes(StandardCharsets.UTF_8));
    try {
      while (!broken && line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      broken = true;
      closeQuietly(channel);
    }
  }

  /** The thread that reads from the channel notices, and tells. */
  static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // Closing is all that is wanted of it.
    }
  }
}
