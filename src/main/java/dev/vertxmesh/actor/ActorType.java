package dev.vertxmesh.actor;

import io.vertx.core.Deployable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** The class of a verticle that can be an actor (AC-2). */
public final class ActorType {

  private final Constructor<? extends Deployable> constructor;

  private ActorType(Constructor<? extends Deployable> constructor) {
    this.constructor = constructor;
  }

  /**
   * Loads and initializes the class of that name. Runs its static initializer, which may block.
   *
   * @throws IllegalArgumentException naming the class and what is wrong with it: not found, fails
   *     to load or to initialize, no verticle, abstract, no public constructor without parameters
   */
  public static ActorType load(String name, ClassLoader loader) {
    Class<?> type = find(name, loader);
    if (!Deployable.class.isAssignableFrom(type)) {
      throw unfit(name, "is neither an io.vertx.core.Deployable nor an io.vertx.core.Verticle");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw unfit(name, "is abstract");
    }
    try {
      Constructor<? extends Deployable> constructor =
          type.asSubclass(Deployable.class).getConstructor();
      if (!Modifier.isPublic(type.getModifiers())) {
        throw unfit(name, "is not public");
      }
      return new ActorType(constructor);
    } catch (NoSuchMethodException missing) {
      throw unfit(name, "has no public constructor without parameters");
    } catch (LinkageError broken) {
      throw broken(name, broken);
    }
  }

  private static Class<?> find(String name, ClassLoader loader) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException missing) {
      throw unfit(name, "is not on the class path of this proc");
    } catch (LinkageError broken) {
      throw broken(name, broken);
    }
  }

  private static IllegalArgumentException broken(String name, LinkageError error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    return new IllegalArgumentException("class " + name + " fails to load: " + cause, error);
  }

  private static IllegalArgumentException unfit(String name, String reason) {
    return new IllegalArgumentException("class " + name + " " + reason);
  }

  /** The name of the class. */
  public String name() {
    return constructor.getDeclaringClass().getName();
  }

  /** The loader of the class. */
  public ClassLoader loader() {
    return constructor.getDeclaringClass().getClassLoader();
  }

  /**
   * A new verticle.
   *
   * @throws Exception what its constructor threw
   */
  Deployable create() throws Exception {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      throw thrown.getCause() instanceof Exception failure ? failure : thrown;
    }
  }
}
