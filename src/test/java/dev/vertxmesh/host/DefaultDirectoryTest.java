package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultDirectoryTest {

  private static final String USER = System.getProperty("user.name");

  @TempDir Path parent;

  @Test
  @DisplayName("HO-13 the same host of the same cluster begins in the same directory, its user's")
  void stable() throws IOException {
    Path first = DefaultDirectory.in(parent, USER, "a cluster/1", "alpha");

    assertThat(first).isEqualTo(own().resolve("a-cluster-1").resolve("alpha")).isDirectory();
    assertThat(DefaultDirectory.in(parent, USER, "a cluster/1", "alpha")).isEqualTo(first);
    assertThat(DefaultDirectory.in(parent, USER, "other", "alpha")).isNotEqualTo(first);
    assertThat(DefaultDirectory.in(parent, USER, "a cluster/1", "beta")).isNotEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("HO-13 what others may enter, or may have put there, is not trusted")
  void notOwn() throws IOException {
    Files.createDirectory(own());
    Files.setPosixFilePermissions(own(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertFresh();

    Files.delete(own());
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(own(), elsewhere);
    assertFresh();
  }

  private void assertFresh() throws IOException {
    Path fresh = DefaultDirectory.in(parent, USER, "cluster", "alpha");
    assertThat(fresh.getParent()).isEqualTo(parent);
    assertThat(fresh.getFileName().toString()).startsWith("mesh-host-");
  }

  private Path own() {
    return parent.resolve("mesh-" + MachineName.legal(USER, 60));
  }
}
