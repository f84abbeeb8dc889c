package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupMemoryTest {

  private static final String VERSION_1 = "9:name=systemd:/\n4:memory:/docker/ab\n0::/\n";
  private static final String VERSION_2 = "0::/mesh.slice/host.service\n";

  @TempDir Path root;

  @Test
  @DisplayName("HO-12 version 2: the counter of the process's own group")
  void version2() throws IOException {
    write("proc/4711/cgroup", VERSION_2);
    write("sys/fs/cgroup/mesh.slice/memory.events", "oom_kill 90\n");
    Path file =
        write(
            "sys/fs/cgroup/mesh.slice/host.service/memory.events",
            "low 0\nhigh 0\nmax 3\noom 1\noom_kill 4\noom_group_kill 7\n");

    CgroupMemory memory = new CgroupMemory(root);
    CgroupMemory.Reading before = memory.ofProcess(4711).orElseThrow();
    Files.writeString(file, "oom_kill 5\n");

    assertThat(before.count()).isEqualTo(4);
    assertThat(memory.again(before)).hasValue(5);
  }

  @Test
  @DisplayName("HO-12 version 1: that of the memory controller, also if the mount begins at it")
  void version1() throws IOException {
    write("proc/4711/cgroup", VERSION_1);
    Path mount =
        write(
            "sys/fs/cgroup/memory/memory.oom_control",
            "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    CgroupMemory memory = new CgroupMemory(root);
    assertThat(memory.ofProcess(4711)).contains(new CgroupMemory.Reading(mount, 2));

    Path own = write("sys/fs/cgroup/memory/docker/ab/memory.oom_control", "oom_kill 3\n");
    assertThat(memory.ofProcess(4711)).contains(new CgroupMemory.Reading(own, 3));
  }

  @Test
  @DisplayName("HO-12 a process that is gone already was in the group of its host")
  void gone() throws IOException {
    write("proc/self/cgroup", VERSION_2);
    write("sys/fs/cgroup/mesh.slice/memory.events", "oom_kill 1\n");

    assertThat(new CgroupMemory(root).ofProcess(4711))
        .map(CgroupMemory.Reading::count)
        .contains(1L);
  }

  @Test
  @DisplayName("HO-12 where nothing can be read, nothing is known")
  void unknown() throws IOException {
    CgroupMemory memory = new CgroupMemory(root);
    assertThat(memory.ofProcess(4711)).isEmpty();

    write("proc/4711/cgroup", "nonsense\n0::/\n");
    assertThat(memory.ofProcess(4711)).isEmpty();

    Path file = write("sys/fs/cgroup/memory.events", "oom_kill many\n");
    assertThat(memory.ofProcess(4711)).isEmpty();
    Files.delete(file);
    assertThat(memory.again(new CgroupMemory.Reading(file, 1))).isEmpty();
  }

  private Path write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
