package dev.vertxmesh.bench;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Between a message and its bytes. The floor is the JSON object of Vert.x, of the same fields. */
@State(Scope.Benchmark)
public class Encodings {

  private static final String MESH = "scores";
  private static final int KIBIBYTE = 1024;
  private static final int ACTORS = 10_000;

  /** What goes over the bus. */
  public enum Message {
    /** Of 10,000 ranks of a proc that run. */
    REPORT {
      @Override
      Object make() {
        RankReport all =
            new RankReport(Ranks.range(0, ACTORS), ResourceState.of(Status.RUNNING, 1, 2));
        return new StateReport(MESH, "host-1/proc-1", true, List.of(all));
      }
    },
    /** Of 1,000 runs of ranks, in two states. */
    REPORT_OF_MANY_RUNS {
      @Override
      Object make() {
        Ranks some = LedgerShapes.everySecondRun();
        Ranks others = Ranks.range(0, LedgerShapes.RANKS).minus(some);
        return new StateReport(
            MESH,
            "host-1/proc-1",
            true,
            List.of(
                new RankReport(some, ResourceState.of(Status.RUNNING, 1, 2)),
                new RankReport(others, ResourceState.of(Status.STOPPING, 1, 3))));
      }
    },
    /** Of one actor that threw; with the stack that the exception has here. */
    NOTICE {
      @Override
      Object make() {
        SupervisionEvent event =
            SupervisionEvent.ended(
                new Subject(Subject.Kind.ACTOR, "scores[3] {hosts: 1/2, procs: 1/2}"),
                Status.FAILED,
                Cause.thrown(Cause.Learned.ESCAPE, new IllegalStateException("no model")),
                Instant.EPOCH);
        return new Notice(MESH, 1, 1, false, List.of(new MeshFailure(MESH, Ranks.of(3), event)));
      }
    },
    /** 1 KiB of text to 10,000 actors: the ranks as a header, the body as it came. */
    CAST {
      @Override
      Object make() {
        return new Cast(Ranks.range(0, ACTORS), new JsonObject().put("text", "x".repeat(KIBIBYTE)));
      }

      @Override
      Buffer encode(Object message) {
        Cast cast = (Cast) message;
        return Buffer.buffer(cast.ranks().toString())
            .appendString("\n")
            .appendBuffer(cast.body().toBuffer());
      }

      @Override
      Object decode(Object message, Buffer bytes) {
        int header = ((Cast) message).ranks().toString().length();
        return new Cast(
            Ranks.parse(bytes.getString(0, header)),
            new JsonObject(bytes.getBuffer(header + 1, bytes.length())));
      }

      @Override
      JsonObject fields(Object message) {
        return ((Cast) message).body();
      }
    };

    abstract Object make();

    Buffer encode(Object message) {
      return Wire.toBuffer(message);
    }

    Object decode(Object message, Buffer bytes) {
      return Wire.readNews(message.getClass(), bytes);
    }

    JsonObject fields(Object message) {
      return Wire.toJson(message);
    }

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private record Cast(Ranks ranks, JsonObject body) {}

  @Param public Message message;

  private Object sent;
  private Buffer bytes;
  private JsonObject fields;
  private Buffer fieldBytes;

  /** Makes the message and its bytes. */
  @Setup
  public void prepare() {
    sent = message.make();
    bytes = message.encode(sent);
    fields = message.fields(sent);
    fieldBytes = fields.toBuffer();
  }

  @Benchmark
  public Buffer encode() {
    return message.encode(sent);
  }

  @Benchmark
  public Buffer encodeFloor() {
    return fields.toBuffer();
  }

  @Benchmark
  public Object decode() {
    return message.decode(sent, bytes);
  }

  @Benchmark
  public JsonObject decodeFloor() {
    return new JsonObject(fieldBytes);
  }
}
