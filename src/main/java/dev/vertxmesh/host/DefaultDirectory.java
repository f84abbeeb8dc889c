package dev.vertxmesh.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a host puts its files if nobody says where: the same place after each start, so that it
 * finds what an earlier life left (HO-13). Blocks.
 */
final class DefaultDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultDirectory.class);
  private static final String ARCHIVES = ".archives";
  private static final int MOST_CHARACTERS = 60;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private DefaultDirectory() {}

  /**
   * {@code mesh-<user>/<cluster>/<host>} in {@code parent}. Others may write there too: if somebody
   * else made the first of these, or others may enter it, a fresh directory is made instead.
   */
  static Path in(Path parent, String user, String cluster, String host) throws IOException {
    Optional<Path> own = own(parent, user);
    if (own.isEmpty()) {
      return Files.createTempDirectory(parent, "mesh-host-");
    }
    Path ofCluster = own.get().resolve(MachineName.legal(cluster, MOST_CHARACTERS));
    return Files.createDirectories(ofCluster.resolve(host));
  }

  /**
   * {@code mesh-<user>/.archives} in {@code parent}, which no cluster can be called; empty if
   * somebody else made the first of these, or others may enter it.
   */
  static Optional<Path> archivesIn(Path parent, String user) throws IOException {
    return own(parent, user).map(own -> own.resolve(ARCHIVES));
  }

  private static Optional<Path> own(Path parent, String user) throws IOException {
    Path own = parent.resolve("mesh-" + MachineName.legal(user, MOST_CHARACTERS));
    try {
      Files.createDirectory(own, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException madeBefore) {
      if (!isOwn(own, user)) {
        LOG.warn("{} is not {}'s alone: nothing is kept there", own, user);
        return Optional.empty();
      }
    }
    return Optional.of(own);
  }

  private static boolean isOwn(Path directory, String user) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isDirectory()
        && attributes.owner().getName().equals(user)
        && attributes.permissions().equals(OWNER_ONLY);
  }
}
