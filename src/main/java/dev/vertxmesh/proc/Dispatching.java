package dev.vertxmesh.proc;

import io.vertx.core.Context;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.internal.ContextInternal;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * For which context a Vert.x thread works at present. Vert.x shows that to the thread itself only;
 * it is read from the field in which Vert.x 5 keeps it. Where that is not allowed (Vert.x on the
 * module path) or the field is another one, nothing is known: see {@link Hang}.
 *
 * <p>True only of a thread that is blocked: the field is not guarded.
 */
final class Dispatching {

  private static final Optional<Field> CONTEXT = find();

  private Dispatching() {}

  private static Optional<Field> find() {
    try {
      Field field = VertxThread.class.getDeclaredField("context");
      field.setAccessible(true);
      return Optional.of(field);
    } catch (NoSuchFieldException | RuntimeException hidden) {
      return Optional.empty();
    }
  }

  /** The context for which {@code thread} works; nothing if for none, or if that is not known. */
  static Optional<Context> on(Thread thread) {
    return CONTEXT
        .filter(known -> thread instanceof VertxThread)
        .flatMap(field -> read(field, thread));
  }

  private static Optional<Context> read(Field field, Thread thread) {
    try {
      return Optional.ofNullable((ContextInternal) field.get(thread)).map(ContextInternal::unwrap);
    } catch (IllegalAccessException | ClassCastException hidden) {
      return Optional.empty();
    }
  }
}
