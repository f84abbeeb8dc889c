package dev.vertxmesh.cli.top;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows pictures on a screen, and does what keys say, until it is left. */
public final class LiveScreen {
  private static final long BETWEEN_PICTURES_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_PICTURE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long KEY_MILLISECONDS = 200;

  private final Supplier<Future<Picture>> photographer;
  private final BooleanSupplier toEnd;
  private final boolean colours;
  private final AtomicReference<Picture> picture;
  private Future<Picture> developing = Future.succeededFuture();
  private long takenNanos;
  private Look look = Look.first();

  private LiveScreen(
      Picture first,
      Supplier<Future<Picture>> photographer,
      BooleanSupplier toEnd,
      boolean colours) {
    this.picture = new AtomicReference<>(first);
    this.photographer = photographer;
    this.toEnd = toEnd;
    this.colours = colours;
  }

  /** Takes over the terminal of this process until a key or {@code toEnd} says otherwise. */
  public static void run(
      Picture first,
      Supplier<Future<Picture>> photographer,
      BooleanSupplier toEnd,
      boolean colours) {
    run(TerminalScreen.open(), first, photographer, toEnd, colours);
  }

  static void run(
      Screen given,
      Picture first,
      Supplier<Future<Picture>> photographer,
      BooleanSupplier toEnd,
      boolean colours) {
    try (Screen screen = given) {
      new LiveScreen(first, photographer, toEnd, colours).show(screen);
    }
  }

  private void show(Screen screen) {
    takenNanos = System.nanoTime();
    while (!toEnd.getAsBoolean()) {
      if (!look.paused()) {
        refresh();
      }
      screen.draw(
          new Frame(picture.get(), look, Instant.now())
              .lines(screen.width(), screen.height(), colours));
      int key = screen.key(KEY_MILLISECONDS);
      if (key != Keys.NONE) {
        Optional<Look> next = Keys.apply(look, key, look.meshes(picture.get()).size());
        if (next.isEmpty()) {
          return;
        }
        look = next.get();
      }
    }
  }

  private void refresh() {
    long age = System.nanoTime() - takenNanos;
    if (developing.isComplete() && age >= BETWEEN_PICTURES_NANOS) {
      takenNanos = System.nanoTime();
      developing =
          photographer
              .get()
              .onSuccess(picture::set)
              .onFailure(failure -> lose(String.valueOf(failure.getMessage())));
    } else if (!developing.isComplete() && age > LONGEST_PICTURE_NANOS) {
      lose("no answer yet");
    }
  }

  private void lose(String why) {
    picture.updateAndGet(last -> last.lost(why));
  }
}
